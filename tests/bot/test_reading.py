"""What each kind of update says."""

import json
from typing import Any

import pytest

from bot import reading
from consultation.correspondence import Channel
from consultation.turns import (
    Agree,
    Ask,
    Begin,
    ChooseLanguage,
    Edit,
    GoTo,
    Next,
    Remove,
    Resume,
    Submit,
    Turn,
    Unknown,
    Unsupported,
    Withdraw,
    Write,
)
from tests.bot.updates import GROUP, LAYLA, PRIVATE, a_membership, a_message, a_press, an_update

KEY = "tg:501:42"
DOCUMENT = {
    "file_id": "F1",
    "file_unique_id": "U1",
    "file_name": "réponse.docx",
    "mime_type": "application/msword",
}


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ({"text": "الفرص كثيرة."}, (Write("الفرص كثيرة.", KEY),)),
        ({"text": "/next"}, (Next(),)),
        (
            {"text": "forwarded", "forward_origin": {"type": "hidden_user", "sender_user_name": "x", "date": 1}},
            (Write("forwarded", KEY),),
        ),
        (
            {"sticker": {"file_id": "S", "file_unique_id": "s", "type": "regular", "width": 1, "height": 1,
                         "is_animated": False, "is_video": False}},
            (Unsupported("unsupported_sticker"),),
        ),
        (
            {"poll": {"id": "1", "question": "?", "options": [], "total_voter_count": 0, "is_closed": False,
                      "is_anonymous": True, "type": "regular", "allows_multiple_answers": False,
                      "allows_revoting": False, "members_only": False}},
            (Unsupported("unsupported_poll"),),
        ),
        ({"location": {"latitude": 46.2, "longitude": 6.1}}, (Unsupported("unsupported"),)),
        ({"contact": {"phone_number": "+41", "first_name": "A"}}, (Unsupported("unsupported"),)),
        ({"dice": {"emoji": "🎲", "value": 3}}, (Unsupported("unsupported"),)),
        ({"something_of_next_year": {"x": 1}}, (Unsupported("unsupported"),)),
    ],
)  # fmt: skip
def test_a_private_message_becomes_turns(content: dict[str, Any], expected: tuple[Turn, ...]) -> None:
    found = reading.read(an_update(**content))

    assert found.inbound.kind == "message"
    assert found.inbound.turns == expected
    assert found.wanted is None


def test_the_person_is_known_by_chat_name_and_language_of_the_app() -> None:
    inbound = reading.read(an_update(text="x")).inbound

    assert (inbound.channel, inbound.address) == (Channel.TELEGRAM, "501")
    assert (inbound.display_name, inbound.language) == ("Layla Haddad", "ar")
    assert inbound.message_id == KEY


@pytest.mark.parametrize(
    ("tag", "language"),
    [("pt-br", "pt"), ("zh-hans", "zh"), ("zh_Hant_TW", "zh"), ("EN", "en"), (None, None), ("", None)],
)
def test_a_language_tag_counts_by_its_primary_part(tag: str | None, language: str | None) -> None:
    message = a_message(text="x") | {"from": LAYLA | {"language_code": tag}}

    assert (
        reading.read(json.dumps({"update_id": 1, "message": message}).encode()).inbound.language == language
    )


@pytest.mark.parametrize(
    ("content", "name", "content_type", "compiled"),
    [
        ({"document": DOCUMENT}, "réponse.docx", "application/msword", True),
        ({"document": DOCUMENT | {"mime_type": "image/png"}}, "réponse.docx", "image/png", False),
        ({"document": {"file_id": "F1", "file_unique_id": "U"}}, "document-42.bin", "application/octet-stream", True),
        (
            {"photo": [{"file_id": "small", "file_unique_id": "a", "width": 90, "height": 90},
                       {"file_id": "F1", "file_unique_id": "b", "width": 900, "height": 900}]},
            "photo-42.jpg", "image/jpeg", False,
        ),
        ({"voice": {"file_id": "F1", "file_unique_id": "U", "duration": 3}}, "voice-42.ogg", "audio/ogg", False),
        (
            {"audio": {"file_id": "F1", "file_unique_id": "U", "duration": 3, "file_name": "a.mp3"}},
            "a.mp3", "audio/mpeg", False,
        ),
        (
            {"video": {"file_id": "F1", "file_unique_id": "U", "duration": 3, "width": 1, "height": 1}},
            "video-42.mp4", "video/mp4", False,
        ),
        (
            {"video_note": {"file_id": "F1", "file_unique_id": "U", "duration": 3, "length": 1}},
            "video-42.mp4", "video/mp4", False,
        ),
        (
            {"animation": {"file_id": "F1", "file_unique_id": "U", "duration": 3, "width": 1, "height": 1},
             "document": DOCUMENT | {"file_id": "same bytes"}},
            "animation-42.mp4", "video/mp4", False,
        ),
    ],
)  # fmt: skip
def test_a_file_is_wanted_under_its_name(
    content: dict[str, Any], name: str, content_type: str, compiled: bool
) -> None:
    found = reading.read(an_update(caption="Annex", **content))

    assert found.wanted == reading.WantedFile("F1", name, content_type, None, compiled, KEY, "Annex")
    assert found.inbound.turns == ()


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        ("v1:agree", (Agree(),)),
        ("v1:language:zh", (ChooseLanguage("zh"),)),
        ("v1:language", (ChooseLanguage(None),)),
        ("v1:question:4", (GoTo(4),)),
        ("v1:question:four", (GoTo(None),)),
        ("v1:question:4:7F3KQ_9X2MD", (Resume("7F3KQ_9X2MD", quiet=True), GoTo(4))),
        ("v1:submit::7F3KQ_9X2MD", (Resume("7F3KQ_9X2MD", quiet=True), Submit())),
        ("v1:open:7F3KQ_9X2MD", (Resume("7F3KQ_9X2MD"),)),
        ("v1:withdraw", (Withdraw(),)),
        ("v1:withdraw:yes", (Withdraw(certain=True),)),
        ("v1:remove:42", (Remove(KEY),)),
        ("v0:agree", (Unknown("v0:agree"),)),
        ("v1:dance", (Unknown("v1:dance"),)),
        ("", (Unknown(""),)),
    ],
)
def test_a_press_becomes_a_turn_and_waits_for_its_answer(data: str, expected: tuple[Turn, ...]) -> None:
    found = reading.read(a_press(data))

    assert found.inbound.turns == expected
    assert found.inbound.address == "501"
    assert found.press == "q1"


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ({"text": "better"}, (Edit("better", KEY),)),
        ({"caption": "better", "document": DOCUMENT}, (Edit("better", KEY),)),
        ({"document": DOCUMENT}, (Edit("", KEY),)),
        ({"text": "/next"}, (Edit("/next", KEY),)),
    ],
)
def test_an_edited_message_is_an_edit(content: dict[str, Any], expected: tuple[Turn, ...]) -> None:
    assert reading.read(an_update("edited_message", **content)).inbound.turns == expected


def test_a_live_location_that_moves_on_says_nothing() -> None:
    moved = an_update("edited_message", location={"latitude": 46.2, "longitude": 6.1})

    assert reading.read(moved).inbound.kind == "ignored"


@pytest.mark.parametrize(
    ("raw", "kind", "answerable"),
    [
        (an_update(text="/start", chat=GROUP), "group", True),
        (an_update(text="an answer", chat=GROUP | {"type": "supergroup"}), "group", True),
        (an_update("edited_message", text="an answer", chat=GROUP), "group", True),
        (an_update(document=DOCUMENT, chat=GROUP), "group", True),
        (an_update(new_chat_title="X", chat=GROUP), "ignored", False),
        (an_update(pinned_message=a_message(text="x")), "ignored", False),
        (a_press("v1:agree", chat=GROUP), "ignored", False),
        (a_membership("kicked"), "blocked", False),
        (a_membership("member", before="kicked"), "unblocked", False),
        (a_membership("member", before="left", chat=GROUP), "group", True),
        (a_membership("left", chat=GROUP), "ignored", False),
        (a_membership("administrator", chat=GROUP), "ignored", False),
    ],
)
def test_what_is_no_stakeholders_message_collects_nothing(raw: bytes, kind: str, answerable: bool) -> None:
    inbound = reading.read(raw).inbound

    assert (inbound.kind, inbound.answerable) == (kind, answerable)
    assert inbound.turns == ()


def test_the_staff_chat_is_no_group_to_explain_ourselves_to() -> None:
    assert reading.read(an_update(text="hello", chat=GROUP), staff_chat_id=-77).inbound.kind == "ignored"


@pytest.mark.parametrize(
    "raw",
    [
        an_update(chat=GROUP, migrate_to_chat_id=-100999),
        an_update(chat={"id": -100999, "type": "supergroup", "title": "C"}, migrate_from_chat_id=-77),
    ],
)
def test_a_group_that_became_a_supergroup_is_followed(raw: bytes) -> None:
    found = reading.read(raw)

    assert found.moved == (-77, -100999)
    assert found.inbound.kind == "ignored"
    assert "-100999" in found.inbound.notes[0]


@pytest.mark.parametrize(
    ("text", "slug"),
    [
        ("/start cl-17-30", "cl-17-30"),
        ("/start cl-17-30_ar", "cl-17-30"),
        ("/start CL-17-30_ar", "cl-17-30"),
        ("/start cl-17-30b_fr", "cl-17-30b"),
        ("/start_cl_17_30", "cl-17-30"),
        ("/start_cl_17_30b", "cl-17-30b"),
        ("/start cl-17-30-more", None),
        ("/start ar", None),
        ("/start", None),
        ("cl-17-30", None),
    ],
)
def test_a_deep_link_names_its_consultation(text: str, slug: str | None) -> None:
    found = reading.read(an_update(text=text), slugs=("cl-17-30", "cl-17-30b"))

    assert found.inbound.consultation == slug
    if text.startswith("/start"):
        assert isinstance(found.inbound.turns[0], Begin)


def test_half_a_surrogate_pair_does_not_get_in_the_way() -> None:
    raw = reading.raw_of(json.loads(an_update(text="a\ud83db")))

    assert reading.read(raw).inbound.turns == (Write("a\ufffdb", KEY),)


@pytest.mark.parametrize("raw", [b"", b"[]", b"{}", b'{"update_id": "7"}', b"\xff\xfe"])
def test_what_is_no_update_is_refused(raw: bytes) -> None:
    with pytest.raises(ValueError):
        reading.read(raw)


@pytest.mark.parametrize(
    ("raw", "chat"),
    [
        (an_update(text="x"), "501"),
        (an_update("edited_message", text="x", chat=GROUP), "-77"),
        (a_press("v1:next"), "501"),
        (a_membership("kicked"), "501"),
    ],
)
def test_turns_of_one_chat_share_an_address(raw: bytes, chat: str) -> None:
    assert reading.chat_in(json.loads(raw)) == chat
    assert reading.read(raw).inbound.address == chat


def test_a_press_on_a_message_too_old_to_be_shown_still_has_its_chat() -> None:
    update = json.loads(a_press("v1:next"))
    update["callback_query"]["message"] = {"message_id": 41, "chat": PRIVATE, "date": 0}

    assert reading.read(json.dumps(update).encode()).inbound.address == "501"


BOT = {"id": 1, "is_bot": True, "first_name": "Intake"}


def _ours(chat: dict[str, object]) -> dict[str, object]:
    return {"message_id": 55, "date": 1500000000, "chat": chat, "from": BOT, "text": "A stakeholder asks:"}


def test_staff_answer_by_replying_to_our_message_in_their_group_and_not_otherwise() -> None:
    ours = {"id": -77, "type": "supergroup", "title": "Staff"}
    replied = reading.read(
        an_update(text="You may.", chat=ours, reply_to_message=_ours(ours)), staff_chat_id=-77
    )
    assert (replied.inbound.kind, replied.inbound.turns) == ("staff", (Ask("You may."),))
    assert replied.inbound.references == ("tg:-77:55",)
    again = an_update(
        "edited_message", text="You might.", chat=ours, reply_to_message=_ours(ours), edit_date=1500000009
    )
    edited = reading.read(again, staff_chat_id=-77).inbound
    assert edited.turns == (Edit("You might.", replied.inbound.message_id or ""),)
    assert (edited.kind, edited.message_id) == ("staff", replied.inbound.message_id)
    person = {"id": 5, "is_bot": False, "first_name": "Omar"}
    among = an_update(text="Hm.", chat=ours, reply_to_message=_ours(ours) | {"from": person})
    assert reading.read(among, staff_chat_id=-77).inbound.kind == "ignored"
    elsewhere = an_update(text="You may.", chat=ours, reply_to_message=_ours(ours))
    assert reading.read(elsewhere, staff_chat_id=-78).inbound.kind == "group"


def test_a_reply_to_our_message_in_private_names_it() -> None:
    chat = {"id": 501, "type": "private", "first_name": "Layla"}
    found = reading.read(an_update(text="2016.", chat=chat, reply_to_message=_ours(chat)))
    assert found.inbound.references == ("tg:501:55",)
