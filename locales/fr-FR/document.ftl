# What generated checklists and guides say around an article's own text.
#
# A no-break space (U+00A0) stands before ":", ";" and "?". The apostrophe is
# the straight one, which every console can show.

## Alert titles

note = Remarque
tip = Conseil
important = Important
warning = Avertissement
caution = Attention
note-title = { $title } :

## Headings

checklist-of = Liste de contrôle : { $title }
document-before-you-start = Avant de commencer
document-result = Après la dernière étape
steps-to-tick =
    { $count ->
        [one] { $count } étape à cocher
        [many] { $count } d'étapes à cocher
       *[other] { $count } étapes à cocher
    }
untitled-procedure = Procédure { $number }

## Parts of a step

document-choose-one = Choisissez une option :

## Sign-off lines of a checklist

done-by = Effectué par
done-on = Date

## Provenance, at the end of a guide

about-this-text = À propos de ce texte
source-file = Fichier source : { $path }
translated-by-human = Ce texte a été traduit par une personne.
translated-by-machine = Ce texte a été traduit automatiquement.
translation-not-stated = Ce texte est une traduction ; la méthode de traduction n'est pas indiquée.
original-text = Il s'agit du texte d'origine.
translated-from-commit = Traduit à partir du commit source { $commit }.
last-hand-off = Dernière remise à la traduction : { $date }.
content-hash = Hachage du contenu : { $hash }

# Below the title of a section that is no part of the main way.
document-apart = Seulement si nécessaire : cela ne fait pas partie des étapes ci-dessus.
