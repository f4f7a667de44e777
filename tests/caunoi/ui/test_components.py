"""The components, one by one: what they say, to eyes and to a screen reader."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime

import pytest
from django import forms
from django.template import Context, Template, TemplateSyntaxError

from caunoi.ui.icons import NAMES, drawing


def shown(source: str, **context: object) -> str:
    return Template("{% load ui %}" + source).render(Context(context))


def words(source: str, **context: object) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", shown(source, **context)).split())


@pytest.mark.parametrize("tone", ["late", "soon", "done", "calm", "open"])
def test_a_badge_has_a_word_a_sign_and_a_tone(tone: str) -> None:
    badge = shown('{% badge "Quá hạn" tone=tone %}', tone=tone)
    assert f"badge-{tone}" in badge
    assert "<svg" in badge
    assert words('{% badge "Quá hạn" tone=tone %}', tone=tone) == "Quá hạn"


def test_the_signs_of_the_tones_differ() -> None:
    tones = ("late", "soon", "done", "calm", "open")
    signs = {re.findall(r'd="([^"]+)"', shown('{% badge "x" tone=t %}', t=tone))[0] for tone in tones}
    assert len(signs) == len(tones)


@pytest.mark.parametrize(
    "source", ['{% badge "x" tone="red" %}', '{% panel title="x" tone="red" %}{% endpanel %}']
)
def test_an_unknown_tone_is_the_programmers_error(source: str) -> None:
    with pytest.raises(TemplateSyntaxError, match="late, soon, done"):
        shown(source)


def test_what_people_wrote_is_never_markup() -> None:
    assert "&lt;b&gt;" in shown("{% badge text %}", text="<b>")
    assert "&lt;b&gt;" in shown("{% panel title=text %}{% endpanel %}", text="<b>")
    assert "&lt;b&gt;" in shown("{% panel %}{{ text }}{% endpanel %}", text="<b>")
    assert "&quot;&gt;" in shown("{% button_link text text %}", text='">')
    assert "&lt;b&gt;" in shown("{% table_frame caption=text %}{% endtable_frame %}", text="<b>")


@pytest.mark.parametrize(
    ("moment", "said", "title"),
    [
        (date(2026, 3, 5), "05/03/2026", "Thứ Năm"),
        (date(2026, 3, 8), "08/03/2026", "Chủ nhật"),
        (datetime(2026, 3, 5, 7, 30, tzinfo=UTC), "05/03/2026 14:30", "Thứ Năm"),
        (datetime(2026, 3, 5, 17, 30, tzinfo=UTC), "06/03/2026 00:30", "Thứ Sáu"),
    ],
)
def test_days_are_written_as_in_papers(moment: date, said: str, title: str) -> None:
    assert words("{% when moment %}", moment=moment) == said
    assert f'title="{title}, {said}"' in shown("{% when moment %}", moment=moment)


def test_a_day_can_be_read_by_a_machine() -> None:
    assert 'datetime="2026-03-05"' in shown("{% when moment %}", moment=date(2026, 3, 5))


def test_no_day_is_said_so() -> None:
    assert words("{% when moment %}", moment=None) == "chưa nêu"
    assert words('{% when moment empty="không hạn" %}', moment=None) == "không hạn"


@pytest.mark.parametrize(
    ("done", "total", "value", "top", "said"),
    [(0, 0, 0, 1, "0/0"), (3, 8, 3, 8, "3/8"), (9, 8, 8, 8, "9/8"), (-1, 8, 0, 8, "-1/8")],
)
def test_a_bar_never_leaves_its_frame(done: int, total: int, value: int, top: int, said: str) -> None:
    bar = shown("{% progress done total %}", done=done, total=total)
    assert f'value="{value}" max="{top}"' in bar
    assert words("{% progress done total %}", done=done, total=total) == said
    assert 'aria-label="Tiến độ"' in bar


@pytest.mark.parametrize(
    ("number", "said"), [(0, "0"), (999, "999"), (1121, "1.121"), (1234567, "1.234.567")]
)
def test_thousands_stand_apart(number: int, said: str) -> None:
    assert shown("{{ number|thousands }}", number=number) == said
    assert words("{% progress number number %}", number=number) == f"{said}/{said}"


def test_a_link_looks_like_a_button() -> None:
    link = shown('{% button_link "Mở" "/van-ban/" look="main" sign="document" %}')
    assert re.match(r'<a class="button button-main" href="/van-ban/"><svg.*</svg>Mở</a>', link)
    assert "<svg" not in shown('{% button_link "Mở" "/" %}')


def test_a_panel_names_itself_at_the_level_asked_for() -> None:
    assert '<h3 class="panel-title">' in shown('{% panel title="Nhật ký" level=3 %}x{% endpanel %}')
    assert "panel-title" not in shown("{% panel %}x{% endpanel %}")
    assert "panel-late" in shown('{% panel title="x" tone="late" %}{% endpanel %}')


def test_an_empty_place_says_what_to_do() -> None:
    assert words('{% empty title="Chưa có gì" %}<p>Tải lên.</p>{% endempty %}') == "Chưa có gì Tải lên."


def test_a_table_can_be_pushed_by_keyboard_and_has_a_name() -> None:
    table = shown('{% table_frame caption="Nhiệm vụ" %}<tbody></tbody>{% endtable_frame %}')
    assert 'role="region" aria-label="Nhiệm vụ" tabindex="0"' in table
    assert '<caption class="">Nhiệm vụ</caption>' in table
    assert "table-stacks" not in table
    assert 'class="table-frame table-stacks"' in shown("{% table_frame stacks=True %}{% endtable_frame %}")
    assert 'class="unseen"' in shown('{% table_frame caption="x" quiet=True %}{% endtable_frame %}')


def test_a_dialog_is_named_by_its_title_and_can_be_closed() -> None:
    dialog = shown('{% dialog "doi-han" "Đổi hạn" %}<p>x</p>{% enddialog %}')
    assert 'id="doi-han"' in dialog
    assert 'aria-labelledby="doi-han-title"' in dialog
    assert '<h2 id="doi-han-title">Đổi hạn</h2>' in dialog
    assert 'data-closes aria-label="Đóng"' in dialog


@pytest.mark.parametrize("name", NAMES)
def test_drawings_are_hidden_from_screen_readers(name: str) -> None:
    assert 'aria-hidden="true" focusable="false"' in drawing(name)
    assert re.search(r'd="M[\d\sMLHVCSQTAZmlhvcsqtaz.,-]+"', drawing(name))


def test_a_drawing_that_does_not_exist_is_an_error() -> None:
    with pytest.raises(KeyError):
        shown('{% icon "no-such" %}')


class SampleForm(forms.Form):
    title = forms.CharField(label="Trích yếu", help_text="Một dòng.")
    reason = forms.CharField(label="Lý do", required=False)
    urgent = forms.BooleanField(label="Gấp", required=False)
    result = forms.ChoiceField(
        label="Kết luận", choices=[("a", "Đạt"), ("b", "Làm lại")], widget=forms.RadioSelect
    )
    secret = forms.CharField(widget=forms.HiddenInput, initial="s")


def test_a_label_belongs_to_its_control() -> None:
    field = shown("{% field form.title %}", form=SampleForm())
    assert '<label for="id_title">Trích yếu' in field
    assert 'id="id_title"' in field


def test_help_is_tied_to_the_control() -> None:
    field = shown("{% field form.title %}", form=SampleForm())
    assert 'aria-describedby="id_title_help"' in field
    assert '<p class="help" id="id_title_help">Một dòng.</p>' in field
    assert "aria-invalid" not in field


def test_an_error_is_tied_to_the_control_after_its_help() -> None:
    field = shown("{% field form.title %}", form=SampleForm({}))
    assert 'aria-describedby="id_title_help id_title_error"' in field
    assert 'aria-invalid="true"' in field
    assert 'class="error" id="id_title_error"' in field


def test_only_what_may_be_left_out_is_marked() -> None:
    assert "không bắt buộc" in shown("{% field form.reason %}", form=SampleForm())
    assert "không bắt buộc" not in shown("{% field form.title %}", form=SampleForm())


def test_the_forms_own_sentence_goes_along_for_what_must_be_said() -> None:
    form = SampleForm()
    form.fields["title"].error_messages["required"] = form.fields["reason"].error_messages["required"] = (
        "Ghi!"
    )
    assert 'data-unsaid="Ghi!"' in shown("{% field form.title %}", form=form)
    assert "data-unsaid" not in shown("{% field form.reason %}", form=form)
    assert "data-unsaid" not in shown("{% field form.title %}", form=SampleForm())


def test_a_tick_stands_before_its_label() -> None:
    field = shown("{% field form.urgent %}", form=SampleForm())
    assert field.index("checkbox") < field.index("<label")


def test_several_choices_are_a_group_with_a_name() -> None:
    field = shown("{% field form.result %}", form=SampleForm())
    assert field.startswith('<fieldset class="field field-many"><legend>Kết luận')
    assert field.count("<label") == 2


def test_a_hidden_field_stays_hidden() -> None:
    assert shown("{% field form.secret %}", form=SampleForm()).startswith('<input type="hidden"')


def test_tokens_come_first_and_print_last() -> None:
    sheets = re.findall(r"ui/css/(\w+)\.css", shown("{% stylesheets %}"))
    assert sheets[0] == "tokens"
    assert sheets[-1] == "print"
