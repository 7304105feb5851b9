# What a sign-off sheet (`runbookc report`) says: what happened in a run, after
# its evidence. Most are headings or the cells of tables, so they are short. What
# became of a step is said with the outcomes of a run (run.ftl).
#
# A no-break space (U+00A0) stands before ":", ";" and "?". The apostrophe is
# the straight one, which every console can show.

## Frame

# The name of the runbook, or of several, set apart by commas.
report-title = Fiche de validation : { $runbook }
report-complete = Les preuves ont été lues en entier et ne présentent aucune contradiction.
# Of evidence of which no other is missing.
report-unended = Les preuves ont été lues en entier et ne présentent aucune contradiction. Mais le dernier démarrage n’y a pas de fin : ce qui était en cours après sa dernière entrée n’est pas connu. L’étape suivante a pu être commencée, et une étape terminée a pu être recommencée ou ses effets annulés.
# The same of evidence that tells of what begins.
report-unended-told = Les preuves ont été lues en entier et ne présentent aucune contradiction. Mais le dernier démarrage n’y a pas de fin. Ce qu’il avait commencé est indiqué ci-dessous ; ce qui en est advenu n’est pas connu, ni ce qu’une personne a fait après sa dernière entrée.
report-partial = Ce qui a été lu ne présente aucune contradiction, mais ce ne sont pas toutes les preuves : des fichiers n’ont pas pu être lus, ou des parties d’une exécution se trouvent dans d’autres fichiers. Voir leur vérification ci-dessous.
report-incomplete = Les preuves sont incomplètes, endommagées ou modifiées. Voir leur vérification ci-dessous.
report-run = Exécution { $run }
# In a section that has nothing to say. It follows nouns of both genders.
report-none = Néant.

## Facts about a run

report-runbook = Runbook
report-how-it-ended = Fin
# Procedures that are kept apart from the main way, such as a roll-back.
report-apart-done = Sections à part exécutées
report-still-open = Reste à faire
report-starts = Démarrages
# How many starts there were, and how many of them did not come to the end of the run.
report-starts-early = { $count }, dont terminés avant la fin : { $early }
report-changed = Modifié pendant l’exécution
# There are at least two.
report-article-versions = l’article ({ $count } versions)
# Two values, or a step that was rolled back and what became of it.
report-then = { $earlier }, puis { $later }
report-outdated = Étapes terminées avec une valeur antérieure
# Steps that were done, or tried, with several values.
report-with-each = Résultat avec chaque valeur
report-counted-anyway = Comptées comme terminées après un échec
# Steps that failed, were interrupted or never reported their end before they were done.
report-on-the-way = Étapes terminées, mais pas au premier essai
report-rolled-back = Effets annulés
# Followed by steps and the reasons.
report-not-undone-facts = Effets qui n’ont pas pu être annulés
report-maybe-undone = Annulation des effets : non connue
# What was done and stands, though something was rolled back.
report-stands = Effets non annulés
report-several = Faites, alors qu’une seule était à faire
report-who = Qui
report-host = Ordinateur
report-shell = Interpréteur de commandes
report-language = Langue
report-version = Version de runbookc
report-begun = Début
report-ended = Fin
report-last-entry = Dernière entrée
report-elapsed = De la première à la dernière entrée
report-in-steps = Temps passé dans les étapes
report-acknowledged = Remarques avant la première étape lues
report-put-aside = Mise de côté
report-times = Toutes les heures sont en UTC.
report-continues = L’article laisse passer les échecs : dans un bloc de commandes, celles qui suivent une commande en échec ont aussi été exécutées, et la dernière a décidé du résultat.
# How many steps had an outcome.
report-count = { $outcome } : { $count }

## Durations; minutes and seconds after something larger have two digits

report-hours = { $hours } h { $minutes } min { $seconds } s
report-minutes = { $minutes } min { $seconds } s
report-seconds = { $seconds } s

## Sections

report-steps = Étapes
report-who-means = Dans la colonne « Qui » figure d’abord le compte, puis, entre parenthèses, ce qui a décidé du résultat : l’opérateur, une commande (code de sortie et, si elle a été comparée, sortie affichée) ou le fichier de réponses. Sans parenthèses, le résultat est celui de la commande.
report-titles-in = Les étapes qui ne sont pas dans la langue de cette fiche sont citées telles que les opérateurs les ont vues : { $languages }.
report-not-begun = Une étape qui n'a jamais été commencée ne laisse aucune trace dans les preuves et n'est pas affichée ici.
report-incidents = Ce qui ne s’est pas passé comme prévu
report-course = Déroulement de l’exécution
report-course-begins = Un numéro qui manque ici est celui d’une entrée qui dit qu’une commande commence ; ce qu’il en est advenu figure sous un numéro suivant.
report-details = Étape par étape
report-articles = Versions de l’article
report-article-changed = L’article a été modifié pendant l’exécution.
report-skipped = Étapes ignorées
report-notes = Notes
report-values = Valeurs utilisées
report-value-changed = { $name } a changé pendant l’exécution.
report-secret-again = { $name } a été indiqué plus d’une fois. Un secret n’est pas conservé : on ignore si c’était le même.
report-sessions = Début et fin
report-breaks-mean = Arrêtée par l’opérateur : il a choisi de quitter le runbook. Interrompue : Ctrl+C, une connexion perdue ou un autre programme y a mis fin. Dans les deux cas, l’exécution peut reprendre plus tard.
report-check = Vérification des preuves
report-sign-off = Signature
report-attests = Par sa signature, la personne qui a exécuté le runbook atteste que la fiche rend compte de ce qu’elle a fait ; celle qui contrôle atteste avoir lu la fiche, y compris tout ce qui ne s’est pas passé comme prévu, et accepter le résultat.
report-role = Rôle
report-role-operator = exécution
report-role-checker = contrôle
report-signature = Signature

## Columns

report-file = Fichier
# Of an entry of the evidence, or of a start.
report-number = N°
# The number of the start in which something happened.
report-start = Démarrage
report-article-version = Version de l’article
report-with-values = Avec les valeurs
report-hash = Hachage
report-step = Étape
report-what-to-do = À faire
report-outcome = Résultat
report-started = Début
report-duration = Durée
report-tries = Essais
report-remarks = Raison et notes
report-reason = Raison
report-time = Heure
# The same column in tables that tell of a step when it is over.
report-time-ended = Heure (d’une étape : sa fin)
# What happened: which commands were run, or one of the cells below.
report-what = Événement
report-status = Code de sortie
# How the step ended after all tries.
report-finally = Finalement
report-note = Note
report-name = Nom
report-variable = Nom dans les commandes
report-value = Valeur
report-from = Origine
report-used-from = Utilisée à partir de
report-used-in = Utilisée aux étapes
report-lines = Lignes
report-lines-read = Lues
report-chain = Chaîne de hachage

## Cells

report-interrupted = interrompue
report-not-undone = effets non annulés
report-undo-unknown = annulation commencée, sa fin est inconnue
# Of a step that was rolled back: values that it was also done with, such as server = db-1.
report-standing = effets non annulés pour { $values }
report-only-where = uniquement pour { $values }
report-no-undo = impossible d'en annuler les effets avec la dernière version
report-undo-then = annulation des effets prévue par cette version (non exécutée)
report-not-begun-yet = non commencée
# Of the step that would have been next in a start without an end.
report-maybe-begun = on ne sait pas si elle a été commencée
report-maybe-again = on ne sait pas si elle a été recommencée
report-not-needed = non nécessaire
# A part of the evidence is missing, and the rest says nothing of the step.
report-not-told = issue inconnue d'après ces preuves
report-never-reported = commencée, fin inconnue
report-former = seulement dans la version précédente de l’article
# Of the article; one number or several.
report-version-number = version { $number }
# What a step was called by in earlier versions of the article, by their numbers.
report-id-then = { $step } dans la version { $versions }
# In which versions of the article a step is, by their numbers.
report-only-in = seulement { $versions }
report-replaced-by = seulement { $versions } ; remplacée par { $step }
# Behind an outcome and a comma.
report-earlier-value = mais avec une valeur antérieure
# How a step ended, and the values it had then.
report-finally-with = { $outcome }, avec { $values }
# How a step ended, which one took its place in the article, and how that ended.
report-finally-replaced = { $outcome } ; remplacée par { $step } : { $other }
report-begun-at = commencée à { $time }
# What a start had begun that was cut short.
report-begun-then = commencée à { $time }, fin inconnue
# The line of a block of commands that failed.
report-at-line = ligne { $line } : { $text }
report-by-hand = à la main
report-counted = comptée comme terminée ; avant : { $outcome }
report-round = tour { $round }
report-before-rounds = avant ses tours
report-round-begun = tour { $round } commencé
report-earlier-rounds = lors de tours précédents
# A person said, of what had been tried or left out, what became of the step.
report-verdict = appréciation
report-started-run = démarrage
report-resumed = reprise
report-ended-run = fin
report-changed-article = article modifié
report-acknowledge = remarques lues
report-value-given = valeur indiquée
report-value-again = même valeur
report-value-other = valeur modifiée
report-value-before = { $value } (avant : { $before })
report-on-host = sur { $host }
# The part of an article that a start was asked for.
report-asked-only = seulement { $step }
report-asked-from = à partir de { $step }
report-given-by = origine : { $from }
report-noted = note
# The run.
report-set-aside = mise de côté
report-command = commande { $number }
report-ended-with-status = code de sortie { $status }
# How what commands printed was compared: one or more of the next three.
report-compared = sortie comparée : { $ways }
report-compared-exact = ligne par ligne
report-compared-similar = semblable (heures, dates, durées et identifiants peuvent différer)
report-compared-pattern = motif
report-not-compared = sortie non comparée : elle change d’une fois à l’autre
report-expected = attendu
report-output = affiché à la place
report-secret = secret, non conservé
report-by-operator = opérateur
report-by-command = commande
report-by-answers = fichier de réponses
report-phase-check = déjà terminée ?
report-phase-run = exécution
report-phase-verify = vérification du résultat
report-phase-rollback = annulation des effets
report-left-unchecked = exécutée, mais pas jusqu'à la fin ou sans vérification
report-from-option = ligne de commande
report-from-answers = fichier de réponses
report-from-state = démarrage précédent
report-from-environment = variable d'environnement
report-from-prompt = opérateur
report-from-default = runbook

## How a run, or a part of it up to a break, ended

report-ended-done = terminée
# Of a start that was to do a part of the steps, where others are open.
report-ended-part = ce qui était demandé est fait
report-ended-stopped = arrêtée par l'opérateur
report-ended-input = l’opérateur a terminé la saisie (Ctrl-D)
report-ended-failed = une étape a échoué
# Behind each of these may stand a colon and the steps.
report-ended-undo-failed = les effets d'une étape n'ont pas pu être annulés
report-ended-rounds = des étapes de tours précédents n'ont pas été faites
report-ended-interrupted = interrompue
report-ended-needs-person = une intervention humaine était nécessaire
report-ended-script-failed = le script lui-même a échoué
report-no-end = aucune fin enregistrée

## Check of the evidence

report-chain-whole = intacte
report-chain-broken = rompue à la ligne { $lines }
report-chain-unhashed = non vérifiable (lignes sans hachage : { $count })
report-chain-empty = aucune entrée
report-chain-means = Chaque ligne du fichier de preuves contient le hachage de la ligne précédente : là où la chaîne est rompue, une ligne a été modifiée, supprimée ou insérée. Le SHA-256 du fichier couvre aussi sa dernière ligne.
# Entries of a run are numbered 1, 2, 3 …
report-numbers-missing = Exécution { $run } : entrées manquantes : { $numbers }
report-numbers-repeated = Exécution { $run } : entrées présentes plusieurs fois : { $numbers }
report-unreadable = Impossible de lire { $file } : { $reason }
# The problem is one of the messages below.
report-line = { $file }, ligne { $line } : { $problem }
report-more-lines = { $file } : autres lignes avec des problèmes : { $count }
report-line-torn = tronquée
report-line-torn-and-repeated = tronquée ; la ligne suivante est la même, entière
report-line-no-object = n'est pas une entrée de preuve
report-line-too-long = trop longue
report-line-not-utf8 = contient des caractères illisibles
report-line-version = version du format inconnue : { $version }
report-line-event = événement inconnu : { $event }
report-line-wrong = valeurs inutilisables de : { $keys }
report-line-missing = éléments manquants : { $keys }
