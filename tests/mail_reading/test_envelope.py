"""Who wrote: From headers as they come, and those that can be read in two ways."""

import pytest

from mail_gateway.envelope import address_of


@pytest.mark.parametrize(
    ("header", "address", "name"),
    [
        ("Ann Whitfield <ann@x.example>", "ann@x.example", "Ann Whitfield"), ('"Whitfield, Ann" <ann@X.Example.>', "ann@x.example", "Whitfield, Ann"),
        ("Whitfield, Ann <ann@x.example>", "ann@x.example", "Whitfield, Ann"), ("ann@x.example (Ann W)", "ann@x.example", "Ann W"), ("ann@x.example", "ann@x.example", None),
        ("=?UTF-8?B?0JjRgNC40L3QsA==?= <i@x.example>", "i@x.example", "Ирина"), ("=?utf-8?b?Qm9iIDxib2JAeC5leGFtcGxlPg==?=", "bob@x.example", "Bob"),
        ('"bob@x.example"', "bob@x.example", None), ("'bob@x.example'", "bob@x.example", None), ('"Bob <bob@x.example>', "bob@x.example", "Bob"), ("Bob bob@x.example", "bob@x.example", None),
        ("Undisclosed: ann@x.example;", "ann@x.example", None), ("<@relay.example:bob@x.example>", "bob@x.example", None), ("bob@[192.0.2.1]", "bob@[192.0.2.1]", None),
        ("用户@例子.测试".encode().decode("latin-1"), "用户@例子.测试", None), ("Bob <bob@x.example>, Eve <eve@x.example>", "bob@x.example", "Bob"),
        # Addresses inside a name are part of the name, whoever put them there.
        ('"Ann <ann@victim.example>" <mallory@evil.example>', "mallory@evil.example", None), ("=?utf-8?q?Ann_=3Cann=40victim.example=3E?= <mallory@evil.example>", "mallory@evil.example", None),
        ("(ann@victim.example) mallory@evil.example", "mallory@evil.example", None), ("ann@victim.example <mallory@evil.example>", "mallory@evil.example", None),
        # RFC 5321, 4.1.2: a local part may be quoted, and hold nearly anything.
        ('"quo ted@x"@example.org', '"quo ted@x"@example.org', None), ('Quo <"quo ted@x"@example.org>', '"quo ted@x"@example.org', "Quo"),
    ],
)  # fmt: skip
def test_the_address_is_the_one_mail_would_go_to(header: str, address: str, name: str | None) -> None:
    """RFC 5322, 3.4, and what programs make of it."""
    assert address_of(header) == (address, name)


@pytest.mark.parametrize(
    "header",
    [
        'quo ted@x"@example.org',
        "a@b@c.example",
        "<a b@x.example>",
        "<a@b c@d.example>",
        "nobody",
        "<>",
        "",
        None,
        "@x.example",
        "a@",
    ],
)
def test_what_can_be_read_in_two_ways_gives_no_address(header: str | None) -> None:
    """No letter goes to a piece of it."""
    assert address_of(header)[0] is None
