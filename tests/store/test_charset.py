"""Charsets older than Unicode: what is recognised, what it reads as, and above all what is left alone."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from danvan_cli.store.charset import Guess, LegacyLine, decode_legacy, is_syllable, legacy_words

TCVN3 = [
    ("C«ng t¸c d©n vËn", 1, 17, "Công tác dân vận"),
    ("§¶ng bé tØnh §¾k N«ng", 1, 22, "Đảng bộ tỉnh Đắk Nông"),
    ("noi_dung: Tuyªn truyÒn, vËn ®éng nh©n d©n", 11, 42, "noi_dung: Tuyên truyền, vận động nhân dân"),
    ("- §· tæ chøc 12 héi nghÞ víi ng\xadêi d©n", 3, 39, "- Đã tổ chức 12 hội nghị với người dân"),
    ("ñy ban nh©n d©n x· §øc Minh", 1, 23, "ủy ban nhân dân xã Đức Minh"),
    ("Thùc hiÖn quy chÕ d©n chñ ë c¬ së", 6, 34, "Thực hiện quy chế dân chủ ở cơ sở"),
    ("(b¸o c¸o sè 33/BC-UBND ngµy 05/6/2024)", 2, 28, "(báo cáo số 33/BC-UBND ngày 05/6/2024)"),
    ('ket_qua: "§¹t 100% kÕ ho¹ch, v\xadît chØ tiªu"', 11, 43, 'ket_qua: "Đạt 100% kế hoạch, vượt chỉ tiêu"'),
    ("®Ò nghÞ cÊp ñy, chÝnh quyÒn c¸c cÊp", 1, 36, "đề nghị cấp ủy, chính quyền các cấp"),
    ("Khèi d©n vËn khÐo: 45 m« h×nh", 1, 30, "Khối dân vận khéo: 45 mô hình"),
    ("xö lý ®¬n th\xad khiÕu n¹i, tè c¸o", 1, 32, "xử lý đơn thư khiếu nại, tố cáo"),
    ("MÆt trËn Tæ quèc vµ c¸c ®oµn thÓ", 1, 33, "Mặt trận Tổ quốc và các đoàn thể"),
    ("gi÷ g×n an ninh, x©y dùng n«ng th«n míi", 1, 40, "giữ gìn an ninh, xây dựng nông thôn mới"),
    ("CéNG HßA X· HéI CHñ NGHÜA VIÖT NAM", 1, 31, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
    ("§¶NG ñY KHèI C¸C C¥ QUAN", 1, 20, "ĐẢNG ỦY KHỐI CÁC CƠ QUAN"),
    ("UBND huyÖn, H§ND tØnh", 6, 22, "UBND huyện, HĐND tỉnh"),
    ("Đảng ủy chỉ đạo c«ng t¸c d©n vËn khéo", 17, 33, "Đảng ủy chỉ đạo công tác dân vận khéo"),
    ("  nhËn xÐt: tèt  ", 3, 11, "nhận xét: tốt"),
]
VNI = [
    ("Coâng taùc daân vaän", 1, 21, "Công tác dân vận"),
    ("Coâng taùc", 1, 11, "Công tác"),
    ("Ñaûng boä tænh Ñaék Noâng", 1, 26, "Đảng bộ tỉnh Đắk Nông"),
    ("noi_dung: Tuyeân truyeàn, vaän ñoäng nhaân daân", 11, 48, "noi_dung: Tuyên truyền, vận động nhân dân"),
    (
        "- Ñaõ toå chöùc 12 hoäi nghò ñoái thoaïi vôùi ngöôøi daân",
        3,
        58,
        "- Đã tổ chức 12 hội nghị đối thoại với người dân",
    ),
    ("UÛy ban nhaân daân xaõ Ñöùc Minh", 1, 28, "Ủy ban nhân dân xã Đức Minh"),
    ("Thöïc hieän quy cheá daân chuû ôû cô sôû", 1, 41, "Thực hiện quy chế dân chủ ở cơ sở"),
    ("(baùo caùo soá 33/BC-UBND ngaøy 05/6/2024)", 2, 32, "(báo cáo số 33/BC-UBND ngày 05/6/2024)"),
    ('ket_qua: "Ñaït keá hoaïch, vöôït chæ tieâu"', 11, 43, 'ket_qua: "Đạt kế hoạch, vượt chỉ tiêu"'),
    ("ñeà nghò caáp uûy, chính quyeàn caùc caáp", 1, 42, "đề nghị cấp ủy, chính quyền các cấp"),
    ("Khoái daân vaän kheùo: 45 moâ hình", 7, 30, "Khối dân vận khéo: 45 mô hình"),
    ("xöû lyù ñôn thö khieáu naïi, toá caùo", 1, 38, "xử lý đơn thư khiếu nại, tố cáo"),
    ("Maët traän Toå quoác vaø caùc ñoaøn theå", 1, 41, "Mặt trận Tổ quốc và các đoàn thể"),
    ("giöõ gìn an ninh traät töï, xaây döïng", 1, 39, "giữ gìn an ninh trật tự, xây dựng"),
    ("COÄNG HOØA XAÕ HOÄI CHUÛ NGHÓA VIEÄT NAM", 1, 37, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
    ("ÑAÛNG UÛY KHOÁI CAÙC CÔ QUAN", 1, 21, "ĐẢNG ỦY KHỐI CÁC CƠ QUAN"),
    ("Oâng Nguyễn Văn A noùi ñuùng hôn", 1, 29, "Ông Nguyễn Văn A nói đúng hôn"),
]
VIQR = [
    ("Co^ng ta'c da^n va^.n", 1, 22, "Công tác dân vận"),
    ("DDa?ng bo^. ti?nh DDa('k No^ng", 1, 31, "Đảng bộ tỉnh Đắk Nông"),
    ("noi_dung: Tuye^n truye^`n, va^.n ddo^.ng", 11, 41, "noi_dung: Tuyên truyền, vận động"),
    (
        "- DDa~ to^? chu+'c 12 ho^.i nghi. ddo^'i thoa.i vo+'i ngu+o+`i da^n",
        3,
        68,
        "- Đã tổ chức 12 hội nghị đối thoại với người dân",
    ),
    ("U?y ban nha^n da^n xa~ DDu+'c Minh", 9, 30, "Ủy ban nhân dân xã Đức Minh"),
    ("Thu+.c hie^.n quy che^' da^n chu? o+? co+ so+?", 1, 47, "Thực hiện quy chế dân chủ ở cơ sở"),
    ("(ba'o ca'o so^' 33/BC-UBND nga`y 05/6/2024)", 2, 33, "(báo cáo số 33/BC-UBND ngày 05/6/2024)"),
    ('ket_qua: "DDa.t 100% ke^\' hoa.ch, vu+o+.t"', 11, 42, 'ket_qua: "Đạt 100% kế hoạch, vượt"'),
    ("dde^` nghi. ca^'p u?y, chi'nh quye^`n ca'c ca^'p", 1, 49, "đề nghị cấp ủy, chính quyền các cấp"),
    ("Kho^'i da^n va^.n khe'o: 45 mo^ hi`nh", 1, 38, "Khối dân vận khéo: 45 mô hình"),
    ("xu+? ly' ddo+n thu+ khie^'u na.i, to^' ca'o", 1, 44, "xử lý đơn thư khiếu nại, tố cáo"),
    ("Ma(.t tra^.n To^? quo^'c va` ca'c ddoa`n the^?", 1, 47, "Mặt trận Tổ quốc và các đoàn thể"),
    ("CO^.NG HO`A XA~ HO^.I CHU? NGHI~A VIE^.T NAM", 1, 41, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
    ("DDA?NG U?Y KHO^'I CA'C CO+ QUAN", 1, 23, "ĐẢNG ỦY KHỐI CÁC CƠ QUAN"),
    ("I. Mu.c ddi'ch, ye^u ca^`u", 4, 27, "I. Mục đích, yêu cầu"),
    ("Nghi. quye^'t so^' 25-NQ/TW, QDD-TTg.", 7, 19, "Nghị quyết số 25-NQ/TW, QĐ-TTg."),
    ("Ca?i ca'ch thu? tu.c ha`nh chi'nh.", 1, 34, "Cải cách thủ tục hành chính."),
]


def _cases() -> list[object]:
    tables = {"TCVN3 (ABC)": TCVN3, "VNI": VNI, "VIQR": VIQR}
    return [pytest.param(name, *case, id=case[0]) for name, table in tables.items() for case in table]


@pytest.mark.parametrize(("name", "line", "column", "end", "preview"), _cases())
def test_line_is_recognised(name, line, column, end, preview):
    assert list(legacy_words(line)) == [LegacyLine(1, column, end, name, preview)]


def test_lines_are_numbered_and_each_names_its_own_charset():
    text = (
        "tieu_de: Báo cáo\n\nC«ng t¸c d©n vËn\nĐảng ủy « chỉ đạo »\nCoâng taùc daân vaän\n\nCo^ng ta'c da^n\n"
    )
    found = [(line.line, line.name) for line in legacy_words(text)]
    assert found == [(3, "TCVN3 (ABC)"), (5, "VNI"), (7, "VIQR")]


INNOCENT = """
Công tác dân vận của hệ thống chính trị năm 2024
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
ĐẢNG ỦY KHỐI CÁC CƠ QUAN TỈNH ĐẮK NÔNG
noi_dung: Tuyên truyền, vận động nhân dân hiến đất làm đường
  - {noi_dung: "Tổ chức 12 hội nghị đối thoại", thoi_gian: quý IV}
Toàn tỉnh hoàn thành việc hoà giải, khoẻ mạnh, thuỷ lợi, hoá đơn, loã xoã
Tòan tỉnh hòan thành việc hòa giải, khỏe mạnh, thủy lợi, hóa đơn, khóan
Hoàng Toàn, Đoàn Hoài, Ngoạn, Thoại, Khoái, Oánh, Hoãn, Goá
huân chương, xuân, luật, tuần, thuê, huệ, quê, quá trình, quốc gia, quỹ
giữ gìn, giếng, giá, gì, giặt giũ, nghề nghiệp, nghiêng, kỷ luật, ghế
Y Thuận Êban, H'Hen Niê, Ksor H'Bơ Khăp, Rơ Chăm Giáo, K'Krôi
Krông Nô, Krông Bông, Cư Jút, Ea Súp, Đắk R'lấp, Đăk Glong, M'Nông
ôtô, môtô, xicmăng, kilôgam, bô-xít, cà-phê, càphê, lôgic, Pêru, Côlômbia
Căn cứ Chỉ thị số 33/CT-TTg ngày 26/11/2021 của Thủ tướng Chính phủ
Quyết định số 23-QĐ/TW ngày 30/7/2021; Kết luận 43-KL/TW; NQ 25-NQ/TW
Kế hoạch 1420/KH-UBND (b/cáo quý), v/v, đ/c, t/h, k/t, TT&TT, GD&ĐT
Có không? Đúng chưa? Ai? Thế à? Sao? Như thế nào? Có gì? Là gì? Ở đâu?
co khong? dung chua? the a? sao vay? la gi? o dau? Ph? ca? nha? to?
Xong. Hết. Nghỉ. Tốt. la. ta. ma. nha. cho. kho. ty. bo. co. xa.
Liên hệ: dan.van@daknong.gov.vn, vp.ubnd@x.vn, http://daknong.gov.vn/tin?id=1
Trong kỳ có {nv3.luot_tiep} lượt, {nv3.don.thay_doi} đơn so với ({nv3.don.nam_truoc})
{nguoi_duoc_quan_triet}/{nguoi_lao_dong} công chức dự đủ {a.b} {ta.i} {ho.a}
tổng: a+b, x+y=z, o+n, u+v, 1+1=2, (a+b)^2, a^n + a^m, e^x, o+u+a, C++, O+
cho+an, ba+me, A+, B+, +84 261 3544 200, to+do, no+5
từ… đến…, v.v... a... o... thì là... mà... u.a.e, a.m., p.m., i.e., e.g.
“Dân vận khéo” ‘dân chủ’ «Đảng» «Nhà nước» « nhân dân » "Dan van" 'dan van'
«dan» «van» «kheo» «ma» «la» « A » «B» «tin»
'co' 'la' 'ma' `ta` `ca` 'to', 'bo'; cái 'nhà' và cái 'cửa'
don't can't it's I'm you're we've o'clock ma'am y'all he'd she'll I'd li'l
l'État d'où qu'il qu'on qu'un qu'en jusqu'à aujourd'hui s'en n'a t'en m'en
Où est l'ambassade thaï ? Où va le laïc haï ? Thaï, où, laïc, Hanoï, Saïgon
Café Coâteaux, château, gâteau, théâtre, naïf, Noël, maïs, aïeul, ouïe, ambiguë
tôt, dépôt, plutôt, bientôt, hôtel, rôle, dîner, île, goût, août, fût, mûr
« Été », « à », « là », « né », « thé », très, père, mère, déjà, çà et là
España, mañana, año, niño, señor, Coruña, ¿Qué? ¡No! ¡Viva! más, aún, también
Mª José y Mª del Carmen, 1ª, 2º, Nº 5, león, océano, país, leí, oír
João, não, avião, pão, coração, São Paulo, à, é, já, só, há
für, groß, Straße, Öl, böse, Häuser, Köln, Größe, Maß, Spaß, schön
så, må, gå, nå, få, Ångström, smørrebrød, Ærø, København, Tromsø
5 µm, 3 µg, 10 µl, 5 µm và 7 µs, 25 °C ± 2, 3 × 4 = 12, 5m×7m, 20÷30, 5m÷10m, 2h÷3h
ma trận m×n và n×m, 10 kN·m, N·m, A·h, kg·m, a·b + m·n
H¹ và L¹, m², m³, x¹, tin¹, xa², công¹, ½ giờ, ¼m, ¾n, ½m, 3½
£m, ¥m, £5m, ¢, §3, § 5, §a, §i, ©2024, ®, Windows®, Intel®, T®, ™
· Công việc · Kết quả · an toàn ·Công ·An ·i, • mục, – gạch, — dài, → đến
Siobhán, Seán, Zoë, coöperate, naïve, façade, jalapeño, piñata, Beyoncé
trường hợp A/B, TW, BTV, HĐND, UBMTTQVN, CNH-HĐH, KT-XH, ANTT, ATGT
viet­nam com­mu­ni­ty bảo­ đảm
dd/mm/yyyy, add, DDoS, hidden, dda, ddim, Buddha, Đà Nẵng - DDCI 2024
ty_le: 12,5%; muc_tieu: ">= 95"; so: 1.204; ngay: 2024-10-31 10:30
tHÔNG bÁo, TÊn đơn vị, BÀi vIẾt, LÀm viỆc, CÔng tÁc, TÌm hiểu, TÍnh
Hội nghị(12), cha(mẹ), ba(má), a(n), ma(n), Ha(noi), f(x), sa(b), Ca(OH)2
^a, ^o, a^, o^, e^, [^a-z], (?<!x), a?b:c, x?y, foo?bar, ~a, a~b, `a`
C:\\Users\\an\\ta.n, /home/an/ta^n, D:/bo.n, ta.n@x.vn, lo`p@x, @ta'n
Xi'an, Tai'an, Qur'an, Hawai'i, O'Hara, Ba'ath, Sana'a, Ch'oe, K'ho, Đ'ran
Trời ơi! Ôi, ô hay, ối, ạ, ừ, ờ, à, á, ồ, ê, é, è, í, ý, ì
ngã ba, cây đa, bến cũ, con đò, quả mơ, mưa, nắng, gió, mây
Ô tô, Ấn Độ, Ý, Úc, Áo, Êtiôpia, Ôxtrâylia, Ănggôla, Âu, Á
# ghi chú: tỷ lệ 95% trở lên là đạt; còn lại: chưa đạt ^^ :( (: ~~ ``
ho_ten: Trương Thị Lan, chuc_vu: Kế toán; ho_ten: Lê Thị Thanh Hà
doi_tuong: [cán bộ, công chức, viên chức, người lao động, nhân dân]
Đồng chí A (PBT), đồng chí B (UVBTV); 02 đ/c vắng (01 có lý do)
e.dan@x.vn; Zalo: 0905.123.456; Fb: fb.com/dan.van; Tel: (0261) 3.544.200
S = a(b + c) + o(n) + u(t); T(n) = O(n^2), O(n.log n); đ = 1/2.g.t^2
SỐ: 05/BC-BDV; Đắk Nông, ngày 05 tháng 6 năm 2024; TM. BAN THƯỜNG VỤ
"""


@pytest.mark.parametrize("line", [line for line in INNOCENT.split("\n") if line])
def test_innocent_line_is_left_alone(line):
    assert list(legacy_words(line)) == []


def test_there_are_enough_innocent_lines_and_together_they_stay_innocent():
    assert INNOCENT.count("\n") > 60
    assert list(legacy_words(INNOCENT)) == []


@pytest.mark.parametrize("line", ["C«ng", "một chữ C«ng thôi", "vaän", "Co^ng", "d©n và d©n", "ta'c ca'c"])
def test_one_word_is_not_enough(line):
    assert list(legacy_words(line)) == []


INITIALS = "b c ch d đ g gh gi h k kh l m n ng ngh nh p ph qu r s t th tr v x"
RHYMES = """
a à á ả ã ạ an án àn ang áng anh ành ánh ao ào áo ai ài ái ay ày áy au àu áu ác ách áp át ạc ạch ạp ạt
ăn ắn ằng ẳng ắc ặt ân ấn ần âng ây ấy âu ấu ậu ất ập e é è em én eo éo ét ê ề ế ên ến ênh ếch êu ều ết
i í ì ia ìa im in ính inh iu iên iến iều iếc iệt o ó ò oa oà oá òa óa oã õa oạ oan oàn oán oãn óan òan
oang oàng oáng oai oài oái oanh oành oánh oay oáy oe oè oé òe óe oen on òn ong óng ôn ông ồng ốc
ô ồ ố ơ ờ ớ ơn ời u ú ù ùa úa uân uấn uất uây uê uế un ùn úng uôn uống uy uý uỳ úy uyên uyến uyết uýt
uỷ ư ừ ứ ưa ừa ưng ứng
ươn ường ước ưu y ý ỳ yên yêu yếu
"""
SYLLABLE = st.builds(
    lambda initial, rhyme, form: form(initial + rhyme),
    st.sampled_from(["", *INITIALS.split()]),
    st.sampled_from(RHYMES.split()),
    st.sampled_from([str.lower, str.title, str.upper]),
)
JOIN = st.sampled_from(
    [*" /\n", ", ", ". ", "? ", "… ", " - ", "; ", "” “", "' '", ") (", " + ", "...", " « ", " » "]
)


@given(st.lists(st.tuples(SYLLABLE, JOIN), min_size=2, max_size=12))
def test_unicode_syllables_never_trigger(parts):
    assert list(legacy_words("".join(word + join for word, join in parts))) == []


@given(st.text())
def test_any_text_is_survived_and_places_lie_inside_the_line(text):
    lines = text.split("\n")
    for found in legacy_words(text):
        assert 1 <= found.column < found.end_column <= len(lines[found.line - 1]) + 1


@given(st.binary())
def test_any_bytes_are_survived(data):
    assert decode_legacy(data) is None or isinstance(decode_legacy(data), Guess)


BYTES = [
    (
        "TCVN3 (ABC)",
        b"tieu_de: B\xb8o c\xb8o c\xabng t\xb8c d\xa9n v\xcbn\r\nco_quan: V\xa8n ph\xdfng",
        "tieu_de: Báo cáo công tác dân vận\r\nco_quan: Văn phòng",
    ),
    (
        "TCVN3 (ABC)",
        b"\xa7\xb6ng \xf1y ch\xd8 \xae\xb9o, H\xa7ND \x96 UBND ph\xe8i h\xeep",
        "Đảng ủy chỉ đạo, HĐND – UBND phối hợp",
    ),
    ("TCVN3 (ABC)", b"VI\xd6T NAM X\xb7 H\xe9I; ng\xad\xeai VI\xd6T", "VIỆT NAM Xã HỘI; người VIỆT"),
    (
        "VNI",
        b"tieu_de: Ba\xf9o ca\xf9o co\xe2ng ta\xf9c da\xe2n va\xe4n\nco_quan: Va\xean pho\xf8ng",
        "tieu_de: Báo cáo công tác dân vận\nco_quan: Văn phòng",
    ),
    (
        "VNI",
        b"\xd1a\xfbng u\xfby ch\xe6 \xf1a\xefo ng\xf6\xf4\xf8i da\xe2n l\xf2ch s\xf6\xfb",
        "Đảng ủy chỉ đạo người dân lịch sử",
    ),
    (
        "windows-1258",
        b"tieu_de: Ba\xeco ca\xeco c\xf4ng ta\xecc d\xe2n v\xe2\xf2n\nco_quan: V\xe3n pho\xccng",
        "tieu_de: Báo cáo công tác dân vận\nco_quan: Văn phòng",
    ),
    (
        "windows-1258",
        b"\xd0a\xd2ng u\xd2y chi\xd2 \xf0a\xf2o ng\xfd\xf5\xcci d\xe2n",
        "Đảng ủy chỉ đạo người dân",
    ),
]


@pytest.mark.parametrize(("name", "data", "text"), BYTES)
def test_bytes_are_recognised(name, data, text):
    assert decode_legacy(data) == Guess(name, text)


@pytest.mark.parametrize(
    "data",
    [
        "Il est né à Paris ; où va-t-il cet été ? Déjà très tôt, là où le thé était prêt.".encode("latin-1"),
        "« Café Coâteaux » : l'hôtel du château, naïf et goûté en août".encode("latin-1"),
        "La mañana del año pasado también comió más jamón en León y aún así".encode("latin-1"),
        "Può essere già più di così: perché no, è là".encode("latin-1"),
        "Die Größe der Straße ist schön für böse Häuser".encode("latin-1"),
        "né à".encode("latin-1"),
        b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x01\xe0\x90\x8f\xff",
        "Công tác dân vận của hệ thống chính trị".encode() + b"\xff",
        "Công tác dân vận của hệ thống chính trị".encode()[:-1],
        "работа с населением".encode("cp1251"),
        b"\xff" * 100,
        b"",
    ],
)
def test_other_bytes_are_not_guessed(data):
    assert decode_legacy(data) is None


SYLLABLES = "nghiêng quốc giếng gì giữ quỹ thủy thuỷ Đảng KHUYẾN uống yêu ý ngoằn người Lắk"
BROKEN = "kông nghan cê ghạ tet học̣ bânn strong têt cộngg dânvận ươg f w qu b"


@pytest.mark.parametrize("word", SYLLABLES.split())
def test_syllable(word):
    assert is_syllable(word)


@pytest.mark.parametrize("word", ["", *BROKEN.split()])
def test_not_a_syllable(word):
    assert not is_syllable(word)
