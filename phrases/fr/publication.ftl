# Les mots autour du document récapitulatif ; les réponses restent toujours dans les termes de leurs auteurs.

## Cover
compilation_title = Récapitulatif des contributions
compilation_consultation = Consultation ouverte { $reference }
compilation_draft = Projet
compilation_draft_note = Réservé au personnel. Ce projet contient aussi des contributions dont la publication n’est pas encore autorisée ; elles sont signalées.
compilation_rolling_note = Les contributions paraissent ici à mesure que le secrétariat les autorise, jusqu’à la publication du récapitulatif. La date limite de soumission est le { $deadline }.
compilation_document = Document
compilation_document_name = { $reference } – Récapitulatif { $revision }
compilation_edition = Édition
compilation_volume = Volume
compilation_volume_of = Volume { $index } sur { $count }, contributions n° { $first } à { $last }
compilation_date = Date
compilation_meeting = Soumis à la réunion physique
compilation_original = Original
compilation_original_note = dans la langue de chaque contributeur
compilation_pair = { $first }, { $second }
compilation_contents = Table des matières

## Introduction
compilation_introduction = Introduction
compilation_intro_held = La consultation ouverte { $reference } s’est tenue du { $from_date } au { $deadline }.
compilation_intro_open = La consultation ouverte { $reference } a commencé le { $from_date } et reste ouverte jusqu’au { $deadline }.
compilation_intro_received = { $count ->
    [one] { $count } contribution a été reçue.
   *[other] { $count } contributions ont été reçues.
}
compilation_intro_shown = { $count ->
    [0] Aucune ne figure dans ce document.
    [one] { $count } d’entre elles figure dans ce document.
   *[other] { $count } d’entre elles figurent dans ce document.
}
compilation_intro_late = { $count ->
    [one] { $count } contribution est arrivée après la date limite ; elle figure à part.
   *[other] { $count } contributions sont arrivées après la date limite ; elles figurent à part.
}
compilation_intro_withdrawn = { $count ->
    [one] { $count } contribution a été retirée ; son numéro reste vacant.
   *[other] { $count } contributions ont été retirées ; leurs numéros restent vacants.
}
compilation_intro_waiting = { $count ->
    [one] { $count } contribution n’est pas publiée.
   *[other] { $count } contributions ne sont pas publiées.
}
compilation_intro_words = Chaque réponse figure dans les termes et dans la langue de son auteur. Les noms et les organisations sont publiés tels que les auteurs les ont indiqués. Les adresses et les numéros de téléphone des personnes ne sont pas publiés ; là où ils figurent dans les textes, ils sont occultés.
compilation_intro_redacted = Une barre noire ({ $mark }) remplace les mots occultés ; elle est suivie du motif.
compilation_unofficial = traduction non officielle

## Counts
compilation_counts = Les contributions en chiffres
compilation_by_category = Par catégorie
compilation_by_region = Par région
compilation_by_country = Par pays
compilation_by_language = Par langue
compilation_by_channel = Par canal
compilation_by_question = Réponses par question
compilation_count = Nombre
compilation_not_stated = Non précisé
compilation_channel_telegram = Telegram
compilation_channel_mail = Courriel
compilation_channel_both = Telegram et courriel

## Answers
compilation_questions = Réponses par question
compilation_question = Question { $index }
compilation_answers = { $count ->
    [0] Aucune réponse
    [one] { $count } réponse
   *[other] { $count } réponses
}
compilation_contributors = Contributions par contributeur
compilation_elsewhere = Les réponses de chaque contributeur sont réunies dans { $document } et sur la page { $page }.
compilation_contribution = Contribution n° { $index }
compilation_number = N°
compilation_name = Nom
compilation_organisation = Organisation
compilation_category = Catégorie
compilation_country = Pays
compilation_answered = Questions traitées
compilation_anonymous = Nom non précisé
compilation_general = Observations générales
compilation_late = Contributions reçues après la date limite
compilation_late_note = Ces contributions sont arrivées après la date limite du { $deadline }.
compilation_late_mark = reçue après la date limite
compilation_withdrawn = Contributions retirées
compilation_withdrawn_line = N° { $index } : retirée par son auteur le { $date }
compilation_withdrawn_undated = N° { $index } : retirée par son auteur
compilation_translation = Traduction du secrétariat, et non les mots de l’auteur
compilation_redacted = occulté : { $reason }
compilation_contact_data = coordonnées
compilation_waiting = publication non encore autorisée
compilation_rejected = publication non autorisée : { $reason }
compilation_gap_rejected = N° { $index } : réponse non publiée. Motif : { $reason }
compilation_gap_waiting = N° { $index } : publication non encore autorisée
compilation_gap_file_rejected = N° { $index }, fichier { $file } : non publié. Motif : { $reason }
compilation_gap_file_waiting = N° { $index }, fichier { $file } : publication non encore autorisée
compilation_not_opened = le fichier n’a pas pu être ouvert
compilation_withheld = Non publié par décision du secrétariat : { $list }
compilation_uncleared = Publication non encore autorisée : { $list }
compilation_campaigns = Contributions quasi identiques
compilation_campaign = { $count ->
    [one] { $count } contribution est quasi identique au n° { $sample } : { $list }
   *[other] { $count } contributions sont quasi identiques ; le n° { $sample } sert d’exemple : { $list }
}
compilation_same_words = { $count ->
    [one] { $count } autre contributeur a envoyé le même texte :
   *[other] { $count } autres contributeurs ont envoyé le même texte :
}
compilation_as_in = Même texte que la contribution n° { $index }.

## Attachments and data
compilation_attachments = Pièces jointes
compilation_file = Fichier
compilation_size = Taille
compilation_listed = conservé par le secrétariat, non publié
compilation_downloads = Documents et données ouvertes
compilation_data_note = Les données contiennent tout ce qui est publié ici et rien d’autre. Leurs champs sont décrits dans { $file }.

## How it was made
compilation_method = Élaboration du présent document
compilation_method_intake = Les contributions sont parvenues par Telegram et par courriel. Chacune a été enregistrée telle quelle avant l’envoi de l’accusé de réception ; la dernière version reçue avant la date limite fait foi.
compilation_method_cleared = Seul ce que le secrétariat a autorisé est publié. Rien n’a été abrégé, corrigé ni traduit.
compilation_method_translated = Seul ce que le secrétariat a autorisé est publié. Rien n’a été abrégé ni corrigé. Les traductions ont été ajoutées par le secrétariat ; elles figurent sous les réponses et sont signalées.
compilation_method_proof = Chaque fichier de cette édition figure avec son empreinte SHA-256 dans edition.json, qui est signé. Toutes les contributions, y compris celles qui ne sont pas publiées, sont les feuilles d’un arbre de hachage (RFC 6962) dont voici la racine :
compilation_method_verify = Grâce au fichier joint à leur accusé de réception, les contributeurs peuvent vérifier que leur texte figure ici sans changement : intake verify RECEIPT EDITION.

## Changes
compilation_changes = Changements depuis l’édition précédente
compilation_change_added = N° { $index } : nouvelle contribution
compilation_change_withdrawn = N° { $index } : retirée
compilation_change_new_version = N° { $index } : remplacée par une nouvelle version
compilation_change_redacted = N° { $index } : mots occultés ou occultation modifiée
compilation_change_cleared = N° { $index } : autres réponses ou fichiers autorisés
compilation_change_translated = N° { $index } : traduction ajoutée ou modifiée
compilation_change_removed = N° { $index } : n’est plus publiée

## The site
compilation_skip = Aller au contenu
compilation_languages = Langue de cette page
compilation_search = Rechercher dans les contributions
compilation_search_found = Contributions trouvées :
compilation_top = Retour à la table des matières
compilation_parts_note = Les contributions figurent sur plusieurs pages, dans l’ordre des numéros.
compilation_range = N° { $first } à { $last }
compilation_part_of = Page { $index } sur { $count }
compilation_previous = Page précédente
compilation_next = Page suivante
compilation_search_note = Des mots ou leur début. Sont trouvées les contributions qui les contiennent tous.
compilation_search_more = Afficher la suite
compilation_search_needs_script = La recherche nécessite JavaScript. Toutes les contributions sont classées par numéro :
compilation_overview = Réponses par question
compilation_page_contributors = Par contributeur

## Checking a receipt in the browser
compilation_page_verify = Vérifier un reçu
compilation_verify_intro = Choisissez le fichier joint à votre accusé de réception, ou saisissez son numéro. La vérification se fait dans votre navigateur ; rien n’en sort.
compilation_verify_file = Fichier du reçu
compilation_verify_number = Numéro du reçu
compilation_verify_button = Vérifier
compilation_verify_needs_script = La vérification nécessite JavaScript et une adresse sécurisée (https) ou une copie de ces pages sur votre propre machine.
compilation_verify_limit = Cette page compare des mots. Pour vérifier que les fichiers d’une édition sont tels qu’ils ont été signés : intake verify RECEIPT EDITION.
compilation_verify_names = Nom et organisation
compilation_verify_file_place = Fichier { $index }
compilation_verify_no_receipt = Ceci n’est pas un reçu.
compilation_verify_other = Le reçu concerne une autre consultation.
compilation_verify_changed = Le reçu a été modifié après sa signature.
compilation_verify_signed = Le reçu est tel qu’il a été signé.
compilation_verify_unsigned = Ce navigateur ne peut pas vérifier la signature du reçu.
compilation_verify_unknown = Aucune contribution portant ce numéro de reçu n’est connue ici. Ce qui a été remis plus tard figure dans une édition ultérieure.
compilation_verify_same = Le récapitulatif a été établi exactement à partir des mots du reçu.
compilation_verify_others = Le récapitulatif a été établi à partir d’autres mots que ceux du reçu.
compilation_verify_version = Le reçu concerne la version { $held } ; c’est la version { $counts } qui est prise en compte ici.
compilation_verify_published = La contribution est publiée sous le n° { $index }.
compilation_verify_withdrawn = La contribution a été retirée ; son numéro reste vide.
compilation_verify_not_published = La contribution n’est pas publiée.
compilation_verify_word_for_word = { $place } : publié mot pour mot
compilation_verify_redacted = { $place } : publié, mots occultés ({ $reason })
compilation_verify_withheld = { $place } : non publié
compilation_verify_differs = { $place } : les mots publiés diffèrent de ceux qui ont été remis
