# The words around the compilation: cover, headings, tables. Answers always stand in their authors' own words.

## Cover
compilation_title = Compilation of contributions
compilation_consultation = Open consultation { $reference }
compilation_draft = Draft
compilation_draft_note = For staff only. This draft also holds contributions that are not cleared for publication; they are marked.
compilation_rolling_note = Contributions appear here as the secretariat clears them, until the compilation is published. The deadline for contributions is { $deadline }.
compilation_document = Document
compilation_document_name = { $reference } – Compilation { $revision }
compilation_edition = Edition
compilation_volume = Volume
compilation_volume_of = Volume { $index } of { $count }, contributions No. { $first } to { $last }
compilation_date = Date
compilation_meeting = Submitted to the physical meeting
compilation_original = Original
compilation_original_note = in the language of each contributor
compilation_pair = { $first }, { $second }
compilation_contents = Contents

## Introduction
compilation_introduction = Introduction
compilation_intro_held = The open consultation { $reference } was held from { $from_date } to { $deadline }.
compilation_intro_open = The open consultation { $reference } began on { $from_date } and is open until { $deadline }.
compilation_intro_received = { $count ->
    [one] One contribution was received.
   *[other] { $count } contributions were received.
}
compilation_intro_shown = { $count ->
    [0] None of them is in this document.
    [one] One of them is in this document.
   *[other] { $count } of them are in this document.
}
compilation_intro_late = { $count ->
    [one] One arrived after the deadline; it stands apart.
   *[other] { $count } arrived after the deadline; they stand apart.
}
compilation_intro_withdrawn = { $count ->
    [one] One was withdrawn; its number stays empty.
   *[other] { $count } were withdrawn; their numbers stay empty.
}
compilation_intro_waiting = { $count ->
    [one] One is not published.
   *[other] { $count } are not published.
}
compilation_intro_words = Every answer stands in its author’s own words and language. Names and organisations are published as the authors gave them. Addresses and telephone numbers of people are not published; where they stand in words, they are blacked out.
compilation_intro_redacted = A black bar ({ $mark }) stands where words were redacted; the reason follows it.
compilation_unofficial = unofficial translation

## Counts
compilation_counts = Contributions in figures
compilation_by_category = By category
compilation_by_region = By region
compilation_by_country = By country
compilation_by_language = By language
compilation_by_channel = By channel
compilation_by_question = Answers by question
compilation_count = Number
compilation_not_stated = Not stated
compilation_channel_telegram = Telegram
compilation_channel_mail = E-mail
compilation_channel_both = Telegram and e-mail

## Answers
compilation_questions = Answers by question
compilation_question = Question { $index }
compilation_answers = { $count ->
    [0] No answers
    [one] One answer
   *[other] { $count } answers
}
compilation_contributors = Contributions by contributor
compilation_elsewhere = All answers of one contributor stand together in { $document } and on the page { $page }.
compilation_contribution = Contribution No. { $index }
compilation_number = No.
compilation_name = Name
compilation_organisation = Organisation
compilation_category = Category
compilation_country = Country
compilation_answered = Questions answered
compilation_anonymous = Name not stated
compilation_general = General comments
compilation_late = Contributions received after the deadline
compilation_late_note = These contributions arrived after the deadline of { $deadline }.
compilation_late_mark = received after the deadline
compilation_withdrawn = Withdrawn contributions
compilation_withdrawn_line = No. { $index }: withdrawn by its author on { $date }
compilation_withdrawn_undated = No. { $index }: withdrawn by its author
compilation_translation = Translation by the secretariat, not the author’s own words
compilation_redacted = redacted: { $reason }
compilation_contact_data = contact data
compilation_waiting = not yet cleared
compilation_rejected = not cleared: { $reason }
compilation_gap_rejected = No. { $index }: not published. Reason: { $reason }
compilation_gap_waiting = No. { $index }: not yet cleared for publication
compilation_gap_file_rejected = No. { $index }, file { $file }: not published. Reason: { $reason }
compilation_gap_file_waiting = No. { $index }, file { $file }: not yet cleared for publication
compilation_not_opened = the file could not be opened
compilation_withheld = Not published by decision of the secretariat: { $list }
compilation_uncleared = Not yet cleared for publication: { $list }
compilation_campaigns = Near-identical contributions
compilation_campaign = { $count ->
    [one] One contribution is nearly the same as No. { $sample }: { $list }
   *[other] { $count } contributions are nearly the same, of which No. { $sample } is shown as the sample: { $list }
}
compilation_same_words = { $count ->
    [one] One more contributor sent the same words:
   *[other] { $count } more contributors sent the same words:
}
compilation_as_in = The same words as contribution No. { $index }.

## Attachments and data
compilation_attachments = Attachments
compilation_file = File
compilation_size = Size
compilation_listed = kept by the secretariat, not published
compilation_downloads = Documents and open data
compilation_data_note = The data holds everything that is published here and nothing else. Its fields are described in { $file }.

## How it was made
compilation_method = How this document was made
compilation_method_intake = Contributions came by Telegram and by e-mail. Each was stored as it arrived, before its receipt was acknowledged; the last version before the deadline counts.
compilation_method_cleared = Only what the secretariat has cleared is published. Nothing was shortened, corrected or translated.
compilation_method_translated = Only what the secretariat has cleared is published. Nothing was shortened or corrected. Translations were added by the secretariat; they stand below the answers and are marked.
compilation_method_proof = Every file of this edition is listed with its SHA-256 hash in edition.json, which is signed. All contributions, also those not published, are leaves of one hash tree (RFC 6962) with this root:
compilation_method_verify = With the receipt file that came with their receipt, contributors can check that their words are here unchanged: intake verify RECEIPT EDITION.

## Changes
compilation_changes = Changes since the previous edition
compilation_change_added = No. { $index }: new
compilation_change_withdrawn = No. { $index }: withdrawn
compilation_change_new_version = No. { $index }: replaced by a new version
compilation_change_redacted = No. { $index }: words redacted, or a redaction changed
compilation_change_cleared = No. { $index }: other answers or files cleared
compilation_change_translated = No. { $index }: a translation added or changed
compilation_change_removed = No. { $index }: no longer published

## The site
compilation_skip = Skip to the content
compilation_languages = Language of this page
compilation_search = Search in the contributions
compilation_search_found = Contributions found:
compilation_top = Back to the contents
compilation_parts_note = The contributions stand on several pages, by number.
compilation_range = No. { $first } to { $last }
compilation_part_of = Page { $index } of { $count }
compilation_previous = Previous page
compilation_next = Next page
compilation_search_note = Words, or how they begin. Contributions that hold all of them are found.
compilation_search_more = Show more
compilation_search_needs_script = The search needs JavaScript. All contributions are listed by number:
compilation_overview = Answers by question
compilation_page_contributors = By contributor

## Checking a receipt in the browser
compilation_page_verify = Check a receipt
compilation_verify_intro = Choose the receipt file that came with your receipt, or type its number. The check runs in your browser; nothing leaves it.
compilation_verify_file = Receipt file
compilation_verify_number = Receipt number
compilation_verify_button = Check
compilation_verify_needs_script = The check needs JavaScript, and a secure address (https) or a copy of these pages on your own machine.
compilation_verify_limit = This page compares words. Whether the files of an edition are as they were signed is shown by: intake verify RECEIPT EDITION.
compilation_verify_names = Name and organisation
compilation_verify_file_place = File { $index }
compilation_verify_no_receipt = This is no receipt.
compilation_verify_other = The receipt belongs to another consultation.
compilation_verify_changed = The receipt was changed after it was signed.
compilation_verify_signed = The receipt is as it was signed.
compilation_verify_unsigned = This browser cannot check the signature of the receipt.
compilation_verify_unknown = No contribution with this receipt number is known here. What was handed in later is in a later edition.
compilation_verify_same = The compilation was made from exactly the words of the receipt.
compilation_verify_others = The compilation was made from other words than those of the receipt.
compilation_verify_version = The receipt is for version { $held }; version { $counts } counts here.
compilation_verify_published = The contribution is published as No. { $index }.
compilation_verify_withdrawn = The contribution was withdrawn; its number stays empty.
compilation_verify_not_published = The contribution is not published.
compilation_verify_word_for_word = { $place }: published, word for word
compilation_verify_redacted = { $place }: published, words blacked out ({ $reason })
compilation_verify_withheld = { $place }: not published
compilation_verify_differs = { $place }: the published words differ from those handed in
