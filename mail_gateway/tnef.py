"""winmail.dat (MS-OXTNEF) opened: the words and files that Outlook wrapped into it. Runs in the child process."""

from mail_gateway.packed import Unreadable

PackedFile = tuple[str, bytes]  #: given name and content


def open_tnef(data: bytes) -> tuple[bytes, list[PackedFile]]:
    """Its body (plain text, RTF or HTML as it comes; empty when there is none) and its files. Raises Unreadable."""
    from tnefparse import TNEF

    try:
        opened = TNEF(data)
        files = [
            (_name(attachment.long_filename() or attachment.name), bytes(attachment.data or b""))
            for attachment in opened.attachments
        ]
        body = opened.body or opened.htmlbody or opened.rtfbody
    # tnefparse meets broken files with whatever its code stumbles over.
    except Exception as error:
        raise Unreadable(f"it could not be opened ({type(error).__name__})") from error
    return (body if isinstance(body, bytes) else str(body or "").encode()), files


def _name(name: object) -> str:
    if isinstance(name, bytes):
        return name.decode("utf-8", "replace").strip("\x00")
    return str(name or "").strip("\x00")
