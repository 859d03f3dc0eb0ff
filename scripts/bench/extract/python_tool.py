"""One extractor of the Python world as a process for bench.mjs: `python python_tool.py <tool> <list> <peers>`.

Reads commands from standard input, one a line, and answers each with a line of JSON.
"""
import json
import resource
import sys


def decoded(body):
    from resiliparse.parse.encoding import bytes_to_str, detect_encoding

    return bytes_to_str(body, detect_encoding(body))


def resiliparse():
    from resiliparse.extract.html2text import extract_plain_text

    return lambda body, url: extract_plain_text(decoded(body), main_content=True, alt_texts=False)


def trafilatura():
    from trafilatura import extract

    return lambda body, url: extract(body, url=url or None) or ""


def justext():
    import justext as tool

    # Lengths as the library has them, divided by three: a Han character says what three Latin letters do.
    def run(body, url):
        parts = tool.justext(
            body, frozenset(), length_low=23, length_high=67, stopwords_low=0.0, stopwords_high=0.0,
            max_heading_distance=67,
        )
        return "\n".join(part.text for part in parts if not part.is_boilerplate)

    return run


def magic_html():
    from lxml.html import fromstring
    from magic_html import GeneralExtractor

    extractor = GeneralExtractor()

    def run(body, url):
        html = extractor.extract(decoded(body), base_url=url or "http://localhost/").get("html") or ""
        return "\n".join(fromstring(html).itertext()) if html.strip() else ""

    return run


TOOLS = {"resiliparse": resiliparse, "trafilatura": trafilatura, "justext": justext, "magic-html": magic_html}


def cpu():
    usage = resource.getrusage(resource.RUSAGE_SELF)
    return usage.ru_utime + usage.ru_stime


def text_of(extract, page):
    try:
        return extract(page["body"], page["url"])
    except Exception:  # a page that a tool breaks on counts as empty
        return ""


def main():
    tool, file = sys.argv[1], sys.argv[2]
    extract = TOOLS[tool]()
    start = cpu()
    pages = []
    for line in sys.stdin:
        command, *rest = line.split()
        if command == "load":
            for page in json.load(open(file, encoding="utf-8")):
                page["body"] = open(page["file"], "rb").read()
                pages.append(page)
            print(json.dumps({"pages": len(pages), "start": start}), flush=True)
            continue
        before = cpu()
        texts = [text_of(extract, page) for page in pages]
        spent = cpu() - before
        if rest:
            with open(rest[0], "w", encoding="utf-8") as out:
                for page, text in zip(pages, texts):
                    out.write(json.dumps({"id": page["id"], "text": text}) + "\n")
        memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
        print(json.dumps({"pages": len(pages), "cpu": spent, "memory": memory}), flush=True)


main()
