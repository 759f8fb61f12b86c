# Các việc thường làm. Xem: just --list

# Kiểm thử
test *arguments:
    uv run pytest {{arguments}}

# Soát và kiểm định dạng
lint:
    uv run ruff check
    uv run ruff format --check

# Kiểm kiểu
types:
    uv run mypy

# Kiểm nội dung đi kèm
check:
    uv run danvan validate --strict

# Gói cài, vào dist/
wheel:
    uv build --wheel

# Ghép lại docs/ma-loi.md và docs/ma-the-thuc.md từ trang của từng mã
docs:
    uv run python -c 'from pathlib import Path; from danvan_cli.rules.pages.book import book; Path("docs/ma-loi.md").write_text(book(), encoding="utf-8", newline="\n")'
    uv run python -c 'from pathlib import Path; from danvan_cli.thethuc.lint.pages import book; Path("docs/ma-the-thuc.md").write_text(book(), encoding="utf-8", newline="\n")'

# Đo tốc độ (vài phút)
bench *arguments:
    uv run --group bench python tests/bench/run.py {{arguments}}

# Thử tệp hỏng, có thể rất lâu: just fuzz 100000, just fuzz 20000 commands --seed 7
fuzz *arguments:
    nice -n 19 uv run python tests/fuzz/run.py {{arguments}}

# Mọi thứ, như trên máy mới
ci:
    .ci/run
