"""Tells formats by their bytes; loads no library."""


def is_markdown(data: bytes) -> bool:
    """Whether `data` is surely Markdown: front matter, or two lines that are headings.

    Without either, the file's suffix decides.
    """
    head = data[:65536].removeprefix(b"\xef\xbb\xbf").replace(b"\r\n", b"\n")
    if head.startswith(b"---\n"):
        matter = head[4:].partition(b"\n---")[0]
        lines = [line for line in matter.split(b"\n") if line.strip()]
        return bool(lines) and all(b":" in line or line[:1] in b" -#" for line in lines)
    marks = (b"# ", b"## ", b"### ", b"#### ")
    return sum(line.startswith(marks) for line in head.split(b"\n")) >= 2
