"""Pages are laid out by templates: no markup is in Python, and what a store brings of its own harms nobody."""

import ast
import os
import re
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest
from nasty import NASTY
from report_samples import BOTH, PLAIN, report_of
from test_report_nasty import TAGS, local, parsed_html

from commitments import reports
from commitments.errors import UsageError
from commitments.reports.site import environment
from commitments.reports.site.environment import static
from commitments.reports.site.presenters import values

REPORTS = Path(reports.__file__).parent
MARKUP = re.compile(r"</?[a-z][\w-]*(?=[\s/>{])|<!(?:--|doctype)|&(?:lt|gt|amp|quot|#\d+);", re.IGNORECASE)


def laid_out(theirs: Mapping[str, str]) -> str:
    return reports.render("html", BOTH._replace(templates=theirs))


def policy(source: str) -> str:
    elements = parsed_html(source)
    (found,) = [e.attrib["content"] for e in elements if e.attrib.get("http-equiv") == "Content-Security-Policy"]
    return str(found)


# --- the house --------------------------------------------------------------------------------------------------------


def strings(path: Path) -> list[str]:
    """Every text in a Python file but the docstrings."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    said = {
        id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
    }
    return [
        node.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in said
    ]


def test_no_markup_is_in_a_python_string_of_the_reports() -> None:
    found = {(path.name, text) for path in REPORTS.rglob("*.py") for text in strings(path) if MARKUP.search(text)}
    # What a spreadsheet's writer would take for markup of its own.
    assert found == {("xlsx.py", "<r>"), ("xlsx.py", "</r>")}


def test_every_value_that_a_template_is_given_cannot_be_changed() -> None:
    kinds = [kind for kind in vars(values).values() if isinstance(kind, type) and kind.__module__ == values.__name__]
    assert len(kinds) > 20
    assert all(issubclass(kind, tuple) for kind in kinds)


def test_what_makes_no_page_loads_no_library_for_pages() -> None:
    script = (
        "import sys; from commitments import reports; from report_samples import BOTH\n"
        "for format_ in ('markdown', 'json', 'jsonl', 'csv'): reports.render(format_, BOTH)\n"
        "from commitments.commands import export\n"
        "print(sorted({'jinja2', 'markupsafe', 'icalendar'} & set(sys.modules)))"
    )
    path = os.pathsep.join([str(Path(__file__).parent), str(REPORTS.parent.parent)])
    done = subprocess.run(
        [sys.executable, "-c", script],
        capture_output=True,
        text=True,
        check=True,
        env=os.environ | {"PYTHONPATH": path},
    )
    assert done.stdout == "[]\n"


def test_a_page_holds_its_style_and_script_and_asks_for_no_other_file() -> None:
    source = reports.render("html", BOTH)
    assert f"<style>{static('report.css')}</style>" in source
    assert f"<script>{static('filter.js')}</script>" in source
    names = {(local(e.tag), local(name)) for e in parsed_html(source) for name in e.attrib}
    assert not {name for _, name in names} & {"src", "srcset", "data", "action", "style"}
    assert not [tag for tag, _ in names if tag in ("link", "img", "iframe", "object", "embed", "base")]


# --- a store's own ----------------------------------------------------------------------------------------------------


def test_a_template_of_the_store_takes_the_place_of_ours() -> None:
    source = laid_out({"report.html.j2": "<main><h1>{{ page.title }}</h1></main>\n"})
    assert [e.text for e in parsed_html(source) if e.tag in ("h1", "h2")] == ["Promises of Oxwich"]


def test_a_block_or_a_macro_of_the_store_takes_the_place_of_ours() -> None:
    block = '{% extends "commitments/report.html.j2" %}{% block closing %}<footer>Ask us.</footer>{% endblock %}'
    macro = "{% macro sign(mark) %}<b>{{ mark.symbol }}!</b>{% endmacro %}\n"
    source = laid_out({"report.html.j2": block})
    assert [e.text for e in parsed_html(source) if e.tag == "footer"] == ["Ask us."]
    assert "How the statuses are defined" not in source
    assert '<th scope="row" class="status"><b>✓!</b>kept</th>' in laid_out({"marks.html.j2": macro})


def test_with_a_template_that_changes_nothing_the_page_is_the_same() -> None:
    same = {"report.html.j2": '{% extends "commitments/report.html.j2" %}'}
    assert laid_out(same) == reports.render("html", BOTH)


def test_a_style_of_the_store_is_added_or_takes_the_place_of_ours_and_the_policy_knows_it() -> None:
    added = laid_out({"static/own.css": "body { color: red; }\n"})
    assert f"<style>{static('report.css')}body {{ color: red; }}\n</style>" in added
    replaced = laid_out({"static/report.css": "h1 { color: red; }\n"})
    assert "<style>h1 { color: red; }\n</style>" in replaced
    assert len({policy(added), policy(replaced), policy(laid_out({}))}) == 3


def test_what_is_wrong_in_a_file_of_macros_is_found_at_its_own_line() -> None:
    with pytest.raises(UsageError, match=r"the store's templates: marks\.html\.j2, line 3: "):
        laid_out({"marks.html.j2": "\n\n{% for x in %}\n"})


@pytest.mark.parametrize(
    "escape",
    [
        "{{ ''.__class__.__mro__ }}",
        "{{ page.__class__ }}",
        "{{ page._replace(title='x') }}",
        "{{ page.parts.__iter__.__globals__ }}",
        "{{ page.parts[0].groups._make }}",
        "{{ self.__init__.__globals__ }}",
        "{{ cycler.__init__.__globals__.os.system('x') }}",
        "{{ lipsum.__globals__['os'] }}",
        "{{ page.title.format.__func__ }}",
        "{{ '{0.__class__}'.format(page) }}",
        "{{ page.attention.append(1) }}",
        "{% include '../../environment.py' %}",
        "{% include '/etc/passwd' %}",
        "{% include 'commitments/../environment.py' %}",
        "{% import os %}",
        "{{ no_such_name }}",
        "{{ page.colour }}",
        "{% for x in %}",
        "{{ 1 / 0 }}",
    ],
)
def test_a_template_of_the_store_reaches_nothing_but_the_page(escape: str) -> None:
    with pytest.raises(UsageError, match="template"):
        laid_out({"report.html.j2": escape})


def test_a_template_without_an_end_is_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("commitments.reports.bounded.CPU_SECONDS", 1)
    endless = "{% for a in range(99999) %}{% for b in range(99999) %}{% endfor %}{% endfor %}"
    with pytest.raises(UsageError, match="may have no end"):
        laid_out({"report.html.j2": endless})


def test_the_frame_with_its_policy_is_never_the_stores() -> None:
    with pytest.raises(UsageError, match="the frame of a page is not to be replaced"):
        laid_out({"frame.html.j2": "<p>mine</p>"})
    hostile = "</body><script>alert(1)</script><meta http-equiv='Content-Security-Policy' content='default-src *'>"
    source = laid_out({"report.html.j2": hostile})
    head, _, _ = source.partition("</head>")
    assert "default-src &#39;none&#39;" in head
    assert "alert" not in head


def test_a_style_cannot_end_where_it_stands() -> None:
    with pytest.raises(UsageError, match="holds </"):
        laid_out({"static/own.css": "</style><script>alert(1)</script>"})


@pytest.mark.parametrize("text", NASTY, ids=range(len(NASTY)))
def test_in_a_template_of_the_store_any_text_is_text(text: str) -> None:
    template = '<p title="{{ page.title }}">{{ page.title }}{{ page.parts[0].groups | list | length }}</p>'
    source = reports.render("html", report_of(text)._replace(templates={"report.html.j2": template}))
    assert [local(e.tag) for e in parsed_html(source)][-3:] == ["body", "p", "script"]


def test_every_tag_of_ours_is_one_that_the_tests_know() -> None:
    source = "".join(path.read_text("utf-8") for path in (REPORTS / "site/templates").glob("*.html.j2"))
    assert set(re.findall(r"<([a-z]+)", source)) - {"h"} <= set(TAGS)


def test_the_guide_names_templates_that_there_are() -> None:
    named = set(re.findall(r"\w+\.html\.j2", environment.THEIRS))
    assert named == {"report.html.j2", "commitment.html.j2", "marks.html.j2"}
    assert all((REPORTS / "site/templates" / name).is_file() for name in named)


def test_a_report_in_templates_of_the_store_is_the_same_each_time() -> None:
    theirs = {"report.html.j2": "{% for part in page.parts %}{{ part.anchor }}{% endfor %}"}
    assert reports.render("html", PLAIN._replace(templates=theirs)) == reports.render(
        "html", PLAIN._replace(templates=theirs)
    )


def test_a_block_that_ours_has_not_is_named_with_those_that_it_has() -> None:
    theirs = {"report.html.j2": '{% extends "commitments/report.html.j2" %}\n{% block clsoing %}mine{% endblock %}'}
    with pytest.raises(UsageError) as refused:
        laid_out(theirs)
    assert re.fullmatch(
        r"the store's templates: report\.html\.j2, line 2: commitments/report\.html\.j2 has no block clsoing; "
        r"it has [a-z_, ]+\bclosing",
        str(refused.value),
    )
