# What a generated runbook (bash, PowerShell) says to the operator.
# Every message is one line. The keys the operator types (d, s, b, q) are the
# same in every language: they are not part of a message.
#
# A no-break space (U+00A0) stands before ":", ";" and "?". The apostrophe is
# the straight one, which every console can show.

## Frame

runbook-title = Runbook : { $title }
# The language's own name for itself, shown in lists of languages.
language-name = Français (France)
step-count =
    { $count ->
        [one] { $count } étape
        [many] { $count } d'étapes
       *[other] { $count } étapes
    }
procedure-count =
    { $count ->
        [one] { $count } procédure
        [many] { $count } de procédures
       *[other] { $count } procédures
    }
step-of = Étape { $number } sur { $total }
procedure-step-of = Procédure { $procedure } sur { $procedures }, étape { $number } sur { $total }
progress = { $number } sur { $total } au total
# Headings above what an operator must read before the first step, and above
# what the article says about the state after the last one.
before-you-start = Avant de commencer
result = Après la dernière étape
more-information = Informations complémentaires
machine-translated = Ce texte a été traduit automatiquement.
# Shown above a step that the chosen language's article does not have.
step-not-translated = Cette étape n'a pas été traduite. Langue affichée : { $language }.

## Parts of a step

where = Où : { $place }
condition-if = Uniquement { $clause }.
condition-if-verb = Uniquement dans ce cas : { $clause }.
condition-unless = { $clause }.
condition-when = { $clause }.
condition-until = { $clause }.
code = Code
code-in = Code ({ $language })
shown-output = Non exécuté : c'est ce qu'affiche une commande.
shown-file = Non exécuté : c'est le contenu d'un fichier.
shown-language = Non exécuté : c'est un autre langage que celui du shell.
shown-forbidden = Non exécuté : le texte dit de ne pas le faire.
shown-syntax = Non exécuté : cela montre comment ces commandes sont construites.
shown-named = Non exécuté : le texte ne fait que le citer.
picture = Image : { $text }
picture-without-text = Image

## Questions

question = Où en est cette étape ?
question-way = Quelle voie suivez-vous ? Les étapes des autres sont laissées de côté.
one-of-ways = Une voie parmi plusieurs : { $way } (il y a : { $ways })
answer-done = terminé
answer-skip = ignorer
answer-back = retour
answer-go = aller à une autre étape
answer-round = encore
answer-apart = autres sections
answer-quit = quitter
ask-skip-reason = Pourquoi cette étape est-elle ignorée ?
ask-jump = Quelle étape vient ensuite : { $steps } ?
ask-apart = Quelle section faut-il faire : { $ids } ?
unknown-answer = Veuillez répondre avec l'une de ces touches : { $keys }
already-first = Il s'agit de la première étape.
continue-after-reading = Appuyez sur Entrée une fois ce texte lu.

## Ends

dry-run-notice = Simulation : toutes les étapes sont affichées, aucune question n'est posée.
all-handled = Toutes les étapes ont été traitées.
step-not-redone = L’étape { $step } est terminée et n’est pas refaite : { $outcome }
apart-there = À part, et seulement si { $option } le demande :
stopped-at = Arrêt à l'étape { $step }. Pour reprendre à cette étape : { $command }
needs-person = L'étape { $step } nécessite une intervention humaine, mais aucun terminal n'est disponible pour poser la question.
unattended-needs-person = L'étape { $step } nécessite une intervention humaine, mais l'exécution est sans surveillance. Ce qu'une personne en dit peut figurer dans le fichier de réponses ({ $option }) : { $line }
input-ended = L'entrée est terminée (Ctrl+D) : aucune réponse n'a été donnée. Relancez le runbook pour continuer.
interrupted = Interruption à l'étape { $step }.
summary = Résumé
# These three count steps ("étapes", feminine).
count-done = Terminées : { $count }
count-skipped = Ignorées : { $count }
count-not-applicable = Ne s’appliquent pas : { $count }
count-left-out = Écartées par un choix : { $count }
count-open = Non traitées : { $count }
apart-open = Commencées à part et encore ouvertes : { $steps }
skipped-because = { $step } : { $reason }

## Errors of the command line

unknown-option = Option inconnue : { $option }
missing-value = L'option { $option } nécessite une valeur.
unexpected-argument = Argument inattendu : { $argument }
unknown-language = Ce runbook ne contient aucun texte pour { $language }. Langues disponibles : { $languages }
unknown-step = L'étape { $step } n'existe pas. Utilisez { $list } pour les voir toutes.
step-outside = L'étape { $step } ne fait pas partie de { $part }.
gone-needs-person = L'étape { $step } n'est plus dans l'article, et on ne sait pas comment elle s'est terminée. Une personne doit le vérifier, ou le fichier de réponses doit contenir cette ligne : { $line }
question-gone = L'étape { $step } n'est plus dans l'article : { $outcome }. Vérifiez ce qu'elle a fait. Qu'en est-il advenu ?
see-help = Utilisez { $help } pour afficher les options.
needs-bash = Ce runbook nécessite bash.
runbook-unreadable = Ce runbook n'a pas pu être lu en entier : y a-t-il de la place pour les fichiers temporaires ?
runtime-refused = Le runtime de ce runbook manque, ne peut pas être vérifié ou est différent :

## Help

help-usage = Utilisation : { $program } [OPTIONS]
help-options = Options :
help-list = lister les étapes, puis quitter
help-lang = tout afficher dans cette langue (dans ce runbook : { $languages })
help-dry-run = afficher toutes les étapes sans poser de question
help-from = commencer par cette étape
help-only = n'effectuer que cette étape
help-help = afficher cette aide
help-version = afficher l'article et la version de runbookc à l'origine de ce fichier
help-exit-codes = Codes de sortie :
exit-done = terminé
exit-failed = échec d'une étape
exit-usage = utilisation incorrecte
exit-needs-person = intervention humaine nécessaire
exit-locked = une autre exécution est en cours
exit-interrupted = interrompu
