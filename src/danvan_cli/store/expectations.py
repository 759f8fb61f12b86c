"""What pydantic expected, in Vietnamese, for every type of error that it has. Knows no models and no places.

Most types cannot come up while files are read as text; they are here so that no change of a model, and no new
release of pydantic, can let an English sentence through.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

_GROUP = "ở đây cần một nhóm khóa (mỗi khóa một dòng)"
_LIST = "ở đây cần một danh sách (mỗi mục một dòng, bắt đầu bằng “- ”)"
_TEXT = "ở đây cần một đoạn chữ"
_DATE = "ở đây cần một ngày như 2024-10-31"
_TIME = "ở đây cần một giờ trong ngày"
_MOMENT = "ở đây cần một thời điểm (ngày và giờ)"
_SPAN = "ở đây cần một khoảng thời gian"
_YES_NO = "ở đây cần true hoặc false"
_WHOLE = "ở đây cần một số nguyên"
_NUMBER = "ở đây cần một con số"
_OTHER = "giá trị ở đây không đúng kiểu"
_UNREADABLE = "không đọc được giá trị ở đây"
_ARGUMENT = "giá trị ở đây có thừa hoặc thiếu phần"
_ADDRESS = "ở đây cần một địa chỉ trang web"
_ID = "ở đây cần một mã định danh UUID"

SENTENCES: Mapping[str, str] = {
    "no_such_attribute": "không có khóa này ở đây",
    "json_invalid": _UNREADABLE,
    "json_type": _TEXT,
    "needs_python_object": _UNREADABLE,
    "recursion_loop": "giá trị ở đây chứa chính nó",
    "recursion_depth_exceeded": "các mục ở đây lồng nhau quá sâu",
    "missing": "thiếu một khóa bắt buộc",
    "frozen_field": "không sửa được giá trị ở đây",
    "frozen_instance": "không sửa được giá trị ở đây",
    "extra_forbidden": "có khóa lạ ở đây",
    "invalid_key": "khóa phải là chữ",
    "get_attribute_error": _UNREADABLE,
    "model_type": _GROUP,
    "model_attributes_type": _GROUP,
    "dataclass_type": _GROUP,
    "dataclass_exact_type": _GROUP,
    "named_tuple_type": _GROUP,
    "default_factory_not_called": "giá trị ở đây phụ thuộc một giá trị khác đang sai",
    "none_required": "chỗ này phải để trống",
    "greater_than": "giá trị ở đây phải lớn hơn {gt}",
    "greater_than_equal": "giá trị ở đây không được nhỏ hơn {ge}",
    "less_than": "giá trị ở đây phải nhỏ hơn {lt}",
    "less_than_equal": "giá trị ở đây không được lớn hơn {le}",
    "multiple_of": "giá trị ở đây phải chia hết cho {multiple_of}",
    "finite_number": _NUMBER,
    "too_short": "ở đây cần ít nhất {min_length} mục",
    "too_long": "ở đây chỉ được nhiều nhất {max_length} mục",
    "iterable_type": _LIST,
    "iteration_error": _LIST,
    "string_type": _TEXT,
    "string_unicode": _TEXT,
    "string_too_short": "chữ ở đây phải dài ít nhất {min_length} ký tự",
    "string_too_long": "chữ ở đây dài quá {max_length} ký tự",
    "string_pattern_mismatch": "chữ ở đây viết sai dạng",
    "string_not_ascii": "ở đây chỉ dùng chữ không dấu",
    "enum": "giá trị ở đây không có trong danh sách được dùng",
    "dict_type": _GROUP,
    "frozen_dict_type": _GROUP,
    "ordered_dict_type": _GROUP,
    "counter_type": _GROUP,
    "mapping_type": _GROUP,
    "list_type": _LIST,
    "deque_type": _LIST,
    "tuple_type": _LIST,
    "set_type": _LIST,
    "set_item_not_hashable": "mỗi mục ở đây phải là một giá trị đơn",
    "bool_type": _YES_NO,
    "bool_parsing": _YES_NO,
    "int_type": _WHOLE,
    "int_parsing": _WHOLE,
    "int_parsing_size": "số ở đây có quá nhiều chữ số",
    "int_from_float": _WHOLE,
    "float_type": _NUMBER,
    "float_parsing": _NUMBER,
    "bytes_type": _TEXT,
    "bytes_too_short": "chữ ở đây phải dài ít nhất {min_length} byte",
    "bytes_too_long": "chữ ở đây dài quá {max_length} byte",
    "bytes_invalid_encoding": _UNREADABLE,
    "value_error": "giá trị ở đây không dùng được",
    "assertion_error": "giá trị ở đây không dùng được",
    "literal_error": "giá trị ở đây không có trong danh sách được dùng",
    "missing_sentinel_error": "chỗ này phải để trống",
    "ellipsis_error": "chỗ này phải để trống",
    "date_type": _DATE,
    "date_parsing": _DATE,
    "date_from_datetime_parsing": _DATE,
    "date_from_datetime_inexact": _DATE,
    "date_past": "ngày ở đây phải là một ngày đã qua",
    "date_future": "ngày ở đây phải là một ngày chưa tới",
    "time_type": _TIME,
    "time_parsing": _TIME,
    "datetime_type": _MOMENT,
    "datetime_parsing": _MOMENT,
    "datetime_object_invalid": _MOMENT,
    "datetime_from_date_parsing": _MOMENT,
    "datetime_past": "thời điểm ở đây phải là một thời điểm đã qua",
    "datetime_future": "thời điểm ở đây phải là một thời điểm chưa tới",
    "timezone_naive": "giờ ở đây không ghi múi giờ",
    "timezone_aware": "giờ ở đây phải ghi múi giờ",
    "timezone_offset": "múi giờ ở đây không đúng",
    "time_delta_type": _SPAN,
    "time_delta_parsing": _SPAN,
    "frozen_set_type": _LIST,
    "is_instance_of": _OTHER,
    "is_subclass_of": _OTHER,
    "callable_type": _OTHER,
    "union_tag_invalid": "không rõ đây là loại nào trong các loại được dùng",
    "union_tag_not_found": "không rõ đây là loại nào trong các loại được dùng",
    "arguments_type": _ARGUMENT,
    "missing_argument": _ARGUMENT,
    "unexpected_keyword_argument": _ARGUMENT,
    "missing_keyword_only_argument": _ARGUMENT,
    "unexpected_positional_argument": _ARGUMENT,
    "missing_positional_only_argument": _ARGUMENT,
    "multiple_argument_values": _ARGUMENT,
    "url_type": _ADDRESS,
    "url_parsing": _ADDRESS,
    "url_syntax_violation": _ADDRESS,
    "url_too_long": "địa chỉ ở đây dài quá {max_length} ký tự",
    "url_scheme": _ADDRESS,
    "uuid_type": _ID,
    "uuid_parsing": _ID,
    "uuid_version": _ID,
    "decimal_type": _NUMBER,
    "decimal_parsing": _NUMBER,
    "decimal_max_digits": "số ở đây có hơn {max_digits} chữ số",
    "decimal_max_places": "số ở đây có hơn {decimal_places} chữ số thập phân",
    "decimal_whole_digits": "số ở đây có hơn {whole_digits} chữ số phần nguyên",
    "fraction_type": _NUMBER,
    "fraction_parsing": _NUMBER,
    "complex_type": _NUMBER,
    "complex_str_parsing": _NUMBER,
}


def sentence_of(kind: str, context: Mapping[str, Any]) -> str:
    """Return what was expected where an error of a type stands."""
    return SENTENCES.get(kind, _OTHER).format_map(context)
