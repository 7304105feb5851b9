# What a generated runbook says about running: commands, values, the state of a
# run and how it goes on. Every message is one line. Names of options, keys and
# ids are the same in every language and come from the script.
#
# A no-break space (U+00A0) stands before ":", ";" and "?". The apostrophe is
# the straight one, which every console can show. "Annuler" alone could be taken
# for leaving the question, so what is undone is "les effets" of a step.

## Help

help-set = indiquer une valeur nécessaire aux commandes, sous la forme NAME=VALUE
help-set-several = de même pour plusieurs valeurs ; avec -Command au lieu de -File : -Set @('A=1', 'B=2')
help-unattended = ne rien demander : exécuter ce qui peut l'être, s'arrêter où une personne est nécessaire
help-answers = chercher les réponses dans ce fichier avant de poser des questions
help-evidence = conserver les preuves de l'exécution dans ce fichier
help-state = conserver l'état dans ce dossier, partagé ou non
help-run = faire une exécution de ce nom à côté des autres
help-status = afficher l'avancement de l'exécution
help-reset = mettre l'exécution de côté : le prochain démarrage en commence une nouvelle
options-apart = Ces options ne vont pas ensemble : { $options }

## Answers; the key stands before each

answer-execute = exécuter
answer-again = exécuter à nouveau
answer-check = vérifier à nouveau
answer-note = note
answer-undo = annuler les effets
answer-undone = effets annulés
answer-keep = conserver
answer-keep-all = tout conserver
answer-continue = reprendre
answer-on = avancer
answer-redo = refaire
answer-failed = échec
answer-expected = comme prévu
answer-new = commencer une nouvelle exécution
answer-anew = oui, en commencer une nouvelle
answer-stay = non, garder celle-ci
answer-earlier = garder la valeur précédente
answer-newer = utiliser la nouvelle valeur
answer-value = modifier une valeur
answer-help = aide
answer-yes = oui
answer-no = non
# The same where a key answers at once, or is a line.
answer-help-at-once = aide (sans Entrée)
answer-help-enter = aide (puis Entrée)
# Where a text is asked for, and none is given.
enter-back = [Entrée] retour

## What each answer does; shown for the key ?

help-execute = exécuter les commandes affichées
help-again = exécuter à nouveau les commandes de cette étape
help-check = exécuter à nouveau la vérification du résultat
help-done = considérer cette étape comme terminée ; la raison peut être demandée
help-failed = c'est un échec ; l'exécution peut continuer
help-skip = laisser cette étape de côté ; la raison est demandée
help-way = choisir une autre voie ; ce qui est fait reste fait
help-back = voir l'étape précédente ; cela ne change rien
help-go = continuer à l’étape que le texte indique ; ce qui est ouvert avant elle est omis
help-round = refaire les étapes que le texte nomme ; après le dernier tour, indiquez que c’est fait
help-apart = faire une section à part, comme un retour arrière, puis revenir à cette étape
help-note = écrire une note dans les preuves
help-quit = quitter ; le prochain démarrage reprend ici
help-undo = annuler cette étape avec ses commandes d'annulation
help-undone = considérer les effets de cette étape comme annulés
help-keep = laisser l'étape telle quelle
help-keep-all = laisser cette étape et toutes les autres telles quelles
help-continue = reprendre là où l'exécution s'est arrêtée
help-on = continuer l'exécution
help-redo = refaire cette étape
help-expected = le résultat est celui attendu
help-value = donner une autre valeur aux commandes ; elle compte dès maintenant
help-which = Saisissez le numéro ou le nom de la valeur à changer. Appuyez sur Enter pour revenir.
help-new = mettre cette exécution de côté et en commencer une autre
help-anew = mettre définitivement cette exécution de côté et en commencer une autre
help-stay = ne rien changer ; la question précédente est posée à nouveau
help-earlier = garder la valeur utilisée jusqu'ici
help-newer = utiliser désormais la valeur de ce démarrage
help-yes = elle s’applique ; la suite demande ce qu’il y a à faire
help-no = elle ne s’applique pas ; elle est laissée de côté
help-default = Entrée a le même effet que { $key }.
help-text = Tapez une ligne, puis Entrée. Le texte est conservé dans les preuves.
help-asked = Tapez la valeur, puis Entrée. Si la valeur est ? elle-même, tapez ce signe une seconde fois.
help-editing = Gauche, Droite, Origine et Fin déplacent le curseur dans la ligne. Retour arrière et Suppr effacent un caractère, Ctrl-W un mot, Ctrl-U tout ce qui précède le curseur, Ctrl-K tout ce qui le suit.

## Questions

question-command = Exécuter ces commandes ?
question-failed = L'étape a échoué. Que voulez-vous faire ?
begun-with = Elle a commencé avec { $values }.
question-unknown = Cette étape a commencé, mais n'a jamais signalé sa fin. Vérifiez ce qu'elle a fait. Que voulez-vous faire ?
question-unchecked = Les commandes de cette étape ont été exécutées ; la vérification était en cours et son issue est inconnue. Vérifier à nouveau ?
question-undo-unknown = L'annulation des effets de cette étape a commencé, mais n'a jamais signalé sa fin. Vérifiez ce qu'elle a fait. Que voulez-vous faire ?
question-resume = Reprendre cette exécution ?
question-new = Mettre cette exécution de côté et en commencer une nouvelle ?
question-undo = Annuler les effets de l'étape { $step } ?
question-over = Cette étape est terminée. Que voulez-vous faire ?
question-case = L’étape { $step } s’applique-t-elle ici ?
case-otherwise = Faites alors ce que l’étape prévoit pour l’autre cas.
answer-way = autre voie
way-chosen = Choisi : { $choice }
way-unknown = { $way } n’est aucune des voies de { $choice } : { $ways }
needs-way = Il faut choisir une voie parmi plusieurs : { $ways }. Donnez la réponse : { $line }
step-left-out = L’étape { $step } est écartée : { $choice }
done-several = Une seule de ces étapes était à faire, mais plusieurs l’ont été, dans cet ordre : { $steps }
done-mixed = Ces étapes n'ont pas toutes été exécutées avec la même valeur : { $steps }
# Asked where the step has failed, or its output is not what was expected, and
# the operator counts it as done all the same.
ask-done-reason = Pourquoi cette étape est-elle considérée comme terminée ?
ask-undone-reason = Comment les effets de l'étape { $step } ont-ils été annulés, et comment le savez-vous ?
ask-fail-reason = Pourquoi l'étape a-t-elle échoué ?
ask-note = Que voulez-vous noter ?
noted = C'est noté.
rest-dropped = Plusieurs lignes sont arrivées. Seule la première a été prise ; le reste a été ignoré.
typed-before = Ce qui a été tapé avant cette question a été écarté.
no-suspend = Cette exécution ne peut pas être suspendue ici. Appuyez sur Entrée pour continuer. Ce qui est tapé d’ici là est écarté.
# At each step.
step-clock = { $clock }, { $passed } depuis le début.
step-next = Ensuite : { $title }
step-last = Aucune étape ouverte ne suit.
# How long something has taken.
span-seconds = { $seconds } s
span-minutes = { $minutes } min { $seconds } s
span-hours = { $hours } h { $minutes } min

## Before the first step

# In place of a text.
read-before = Vous avez déjà lu ce texte. Pour le revoir, démarrez avec { $option }.
needs-tools = Programmes manquants sur cet ordinateur : { $tools }
tools-answer = Installez ce qui manque. Pour continuer sans, le fichier de réponses doit contenir cette ligne : { $line }
needs-commands = Les étapes nécessitent ces valeurs :
ask-value = Valeur pour { $name } :
ask-secret = Valeur pour { $name } (ni affichée ni conservée) :
# In brackets after the name of a value.
value-default = [{ $value }]
value-later = Appuyez sur Entrée pour n'indiquer la valeur qu'au moment où elle sera nécessaire.
value-environment = Appuyez sur Entrée pour utiliser la valeur de l'environnement, ou saisissez-en une autre.
value-keep = Appuyez sur Entrée pour la conserver, ou saisissez-en une autre.
value-needed = Une valeur est nécessaire.
value-blank = Cette valeur commence ou se termine par une espace. Pour conserver l'espace, saisissez de nouveau la valeur ; sinon, saisissez-la sans espace.
value-invalid = { $value } n'est pas valide pour { $name }. Motif à respecter : { $pattern }
secret-invalid = Cette valeur n'est pas valide pour { $name }. Motif à respecter : { $pattern }
value-misfit = { $value } n'est pas valide pour { $name }.
secret-misfit = Cette valeur n'est pas valide pour { $name }.
form-number = Il faut un nombre entier, en chiffres.
form-digits = Il faut un nombre de { $count } chiffres.
form-date = Il faut une date telle que 2026-01-31.
form-address = Il faut une adresse IPv4 telle que 192.0.2.10.
form-list = Il faut l'une de ces valeurs : { $values }
form-signs = Seuls ces caractères sont admis : { $signs }
form-begun = Seuls ces caractères sont admis : { $signs } Le premier doit être l'un de ceux-ci : { $first }
form-host = Il faut un nom semblable à un nom d'hôte, avec ces seuls caractères : { $signs } Le premier et le dernier doivent être parmi ceux-ci : { $ends }
secret-short = { $name } n'a qu'un caractère. Il ne peut pas rester secret : chaque mot qui le contient serait masqué. Utilisez une valeur plus longue.
value-form = { $option } n'indique aucune valeur. Forme à respecter : NAME=VALUE
set-twice = { $name } est indiqué deux fois et différemment : { $first } et { $second }
value-empty = La valeur pour { $name } ne doit pas être vide.
value-control = La valeur pour { $name } contient une tabulation ou un autre caractère de contrôle. Elle ne doit en contenir aucun.
not-text = Ceci n’est pas du texte en UTF-8.
value-unknown = Ce runbook ne contient aucune valeur nommée { $name }. Valeurs disponibles : { $names }
value-several = La virgule peut faire partie de la valeur de { $name }, ou bien la valeur de { $other } peut commencer après elle. Deux valeurs s'écrivent { $words } avec -File, et { $array } avec -Command. Une seule valeur avec une telle virgule peut être indiquée dans un fichier de réponses.
value-missing = L'étape { $step } nécessite une valeur pour { $name }. Indiquez-la avec { $option }
secret-missing = L'étape { $step } nécessite une valeur secrète pour { $name }. Indiquez-la dans la variable d'environnement { $variable }
value-differs = La valeur de { $name } n'est pas celle d'un démarrage précédent. Avant : { $earlier }. Maintenant : { $value }.
value-unusable = La valeur de { $name } était { $earlier } lors d'un démarrage précédent et ne peut plus être utilisée. Une personne doit dire qu'une autre vaut désormais, ou une ligne du fichier de réponses : `{ $value }`.
# In brackets after the value of a command.
value-open = pas encore indiquée
value-then = comme à l'exécution
set-by-step = définie par l'étape { $step }
variable-unset = { $name } n'est pas définie ici. L'étape { $step } la définit.
value-used = Ces étapes ont été exécutées avec la valeur précédente : { $steps }
value-lost = La valeur de { $name } était { $value } lors de l'exécution et n’est plus connue. Annulez les effets de cette étape à la main.
ask-which = Quelle valeur ? Indiquez son numéro ou son nom.
value-undecided = Une personne doit dire laquelle vaut, ou une ligne du fichier de réponses : `{ $earlier }` ou `{ $value }`.
needs-acknowledgement = Quelqu'un doit lire ce qui précède la première étape. Confirmez cette lecture dans le fichier de réponses : { $line }
acknowledged = Lecture confirmée dans le fichier de réponses.

## Commands

# Above the commands of an automation file.
command-check = Vérifie si l'étape est déjà terminée
command-run = Exécute ceci
command-verify = Vérifie le résultat
command-rollback = Annule les effets de l'étape
# Above the output that the article shows for a command.
expected-output = Sortie attendue
asks-alternative = Ces commandes sont une façon de faire parmi d'autres. Ne les exécutez que si c'est la vôtre.
asks-clean-up = Ces commandes annulent ou suppriment ce qui a été fait. Ne les exécutez que si c'est voulu maintenant.
asks-condition = Ces commandes ne s'appliquent pas toujours. Ne les exécutez que si c'est le cas ici.
asks-destructive = Ces commandes suppriment ou arrêtent quelque chose, et le texte ne le dit pas clairement.
asks-more = Le texte demande plus que ce que font ces commandes. Lisez-le en entier avant de décider.
asks-elsewhere = Ces commandes sont peut-être destinées à une autre machine ou à un autre shell. Ne les exécutez que si c'est celui-ci.
asks-endless = Ces commandes ne se terminent pas d'elles-mêmes. Ctrl-C les arrête.
asks-example = Ces commandes sont un exemple, avec des valeurs qui ne sont peut-être pas les vôtres. Comparez-les d'abord.
asks-interactive = Ces commandes attendent une personne : des touches, un mot de passe ou un navigateur.
asks-moment = Ces commandes sont prévues pour un moment précis. Exécutez-les une fois ce moment venu.
by-hand = Ces commandes sont destinées à un autre shell. Exécutez-les à la main.
left-damaged = Ces commandes sont abîmées : à cause d'un caractère ou d'une erreur, elles font autre chose que ce qui est prévu. Elles ne sont pas exécutées ; faites corriger l'article.
left-elsewhere = Ces commandes sont destinées au shell qu'une étape précédente a ouvert ailleurs. Saisissez-les là-bas.
left-exposed = Dans ces commandes, une valeur pourrait être prise pour du code. Exécutez-les à la main.
left-interactive = Ces commandes ouvrent ailleurs un shell dans lequel seule une personne peut écrire. Exécutez-les à la main.
left-unread = Ces commandes sont illisibles : par exemple, un guillemet ou une parenthèse n'est pas fermé. Elles ne sont pas exécutées ; faites corriger l'article.
left-unshown = Ces commandes contiennent des caractères qui ne peuvent pas être affichés. Elles ne sont pas exécutées.
step-running = Exécution en cours…
checking = Vérification en cours pour savoir si l'étape est déjà terminée…
verifying = Vérification du résultat…
undoing = Annulation des effets de l'étape { $step }…
step-already-done = L'étape était déjà terminée.
output-covered = Les secrets sont masqués ligne par ligne dans ce que les commandes affichent : les barres de progression et les questions apparaissent avec retard, et les pagineurs et éditeurs ne s'affichent pas comme d'habitude.
output-uncovered = Cette étape dispose de tout l'écran : les secrets ne sont pas masqués dans ce qu'elle affiche.
command-ok = OK, { $time }
command-failed = La commande s'est terminée avec le code de sortie { $status }.
status-1641 = Pour un programme d'installation, 1641 signifie : installé, l'ordinateur est en train de redémarrer. Si c'en est un, déclarez l'étape comme faite.
status-3010 = Pour un programme d'installation, 3010 signifie : installé, l'ordinateur doit être redémarré. Si c'en est un, déclarez l'étape comme faite.
# The number of the line and its code: `2: cd missing`.
failed-line = Ligne { $line }
check-line = La vérification, ligne { $line }
command-halted = Vous avez arrêté la commande avec Ctrl-C. Quel est le résultat ?
undo-halted = Vous avez arrêté avec Ctrl-C l'annulation des effets de l'étape { $step }. Quel est le résultat de l'annulation ?
halted-by-operator = L'opérateur a arrêté la commande avec Ctrl-C.
signal-came = Le signal { $signal } est arrivé pendant son exécution.
verify-failed = La vérification du résultat s'est terminée avec le code de sortie { $status }.
output-uncompared = Cette sortie n’a été comparée à rien : celle que montre l’article change d’une fois à l’autre. Comparez-les vous-même.
output-differs = La sortie n'est pas celle attendue.
output-expected = Attendu :
step-undone = Les effets de l'étape { $step } ont été annulés.
undo-failed = Impossible d'annuler les effets de l'étape { $step } : code de sortie { $status }.
undo-unknown = L'annulation des effets de cette étape a commencé, et on ne sait pas ce qu'elle a fait.
undone-by-word = d'après une personne
undo-kept = L'annulation des effets de l'étape { $step } a été proposée ; l'étape reste telle quelle.
session-ended = Le shell des commandes s'est arrêté. La commande suivante en utilisera un nouveau, avec les variables, les fonctions et le dossier de travail du précédent.
session-ended-before = Le shell des commandes s'est arrêté avant d'avoir pu conserver ce que la dernière commande y a laissé. La commande suivante en utilisera un nouveau, avec les variables, les fonctions et le dossier de travail d'avant cette commande.
session-restored = Les variables, les fonctions et le dossier de travail des commandes ont été rétablis, mais pas les tâches en arrière-plan ni les fichiers ouverts.
session-lost = Ces variables n'ont pas pu être conservées, car elles peuvent contenir des secrets : { $names }
session-elsewhere = Le dossier où se trouvaient les commandes n'a pas pu être conservé, car son nom peut contenir un secret. Les prochaines commandes s'exécuteront dans { $folder }. Si elles doivent s'exécuter ailleurs, appuyez sur q, allez-y, puis relancez.
session-gone = Ceci a pris fin avec le dernier démarrage. Si des étapes suivantes en ont besoin, recréez-le comme à l'étape indiquée entre parenthèses : { $names }
session-not-kept = Ce que les commandes ont laissé dans leur shell n'a pas pu être conservé pour un prochain démarrage.
session-older = On ne sait pas comment s'est terminée la dernière commande de l'étape { $step }. Le prochain démarrage rétablira le shell tel qu'il était avant elle.
session-absent = Ce que les commandes précédentes ont laissé dans leur shell n'est plus là : variables, fonctions et dossier actif. Des étapes suivantes peuvent en avoir besoin. Sans personne, `resume = continue` dans les réponses fait continuer malgré tout.
session-torn = Le fichier { $file } est incomplet. Il contient ce que les commandes ont laissé dans leur shell. Restaurez-le ou supprimez-le : l'exécution continuera alors sans leurs variables, leurs fonctions et leur dossier de travail.
commands-folder-gone = Les commandes se trouvaient dans le dossier { $folder }, qui n'est pas accessible. Rendez-le de nouveau disponible, puis relancez l'exécution.

## The run and its state

run-found = Une exécution de ce runbook n'est pas terminée. Début : { $time } ; étapes traitées : { $done } sur { $total }.
round-under-way = Tour { $round } de { $steps } en cours. Tours terminés avant : { $before }.
run-continues = L'exécution commencée le { $time } reprend.
run-aside = L'exécution commencée le { $time } serait mise de côté et ne pourrait plus être reprise. Ses preuves restent : { $file }
run-finished = La dernière exécution est terminée.
# What did not go well: steps, rounds and roll-backs, each with what came of it.
run-failed = La dernière exécution s'est terminée avec des échecs : { $faults }
run-none = Il n'existe aucune exécution de ce runbook.
run-reset = L'exécution a été mise de côté.
run-locked = Une autre exécution de ce runbook est en cours (processus { $process } sur { $host }).
lock-held = { $user } l'a commencée le { $time }. Dernier signe de vie : { $seen }.
run-held = { $user } l'exécute (processus { $process }), depuis le { $time }. Dernier signe de vie : { $seen }.
run-waits = L'exécution attend une réponse depuis le { $time }.
lock-elsewhere = Elle est ailleurs. Si elle est sûrement terminée, prenez le relais avec { $command }
run-named = Exécution : { $name }
run-name-wrong = Le nom d'une exécution n'a que des lettres, des chiffres et . _ - : { $name }
article-changed = L'article a été modifié depuis le début de l'exécution.
article-new = Étapes nouvelles ou modifiées : { $steps }
article-gone = Étapes supprimées, selon les identifiants de la version précédente : { $steps }
article-moved = Étapes déplacées : { $steps }
deeds-former = Étapes exécutées avec une version antérieure de ce runbook, dont les effets ne peuvent pas être annulés avec celle-ci : { $steps }. Les commandes qui les auraient annulés figurent dans les preuves et sur la fiche de validation (runbookc report).
step-still-running = Les commandes de l'étape { $step } sont peut-être encore en cours d'exécution (processus { $process }).
step-recovered = L'étape { $step } s'est terminée sans surveillance : code de sortie { $status }.
to-go-on = Pour reprendre à cette étape : { $command }
evidence-in = Preuves : { $file }
evidence-torn = La dernière ligne du fichier de preuves était tronquée ; elle suit en entier.
state-unwritable = Impossible d'enregistrer l'état de l'exécution : { $file }
state-torn = { $file } est incomplet. Restaurez-le, ou utilisez { $reset }.
state-foreign = { $file } ne vous appartient pas.
state-nothing-run = Rien n'a été exécuté.
programs-missing = Des programmes nécessaires à l'exécution sont introuvables : { $names }. Ils sont cherchés ici (PATH) : { $path }
temp-unwritable = Impossible de créer des fichiers temporaires dans { $folder }. Libérez de l'espace ou indiquez un autre dossier dans TMPDIR.
state-not-recorded = L'état de l'étape { $step } n'a pas été enregistré : { $outcome }
state-try-again = Libérez de l'espace à cet emplacement, puis appuyez sur Entrée pour réessayer.
state-lost-lock = Cette exécution ne détient plus son verrou : une autre a pris le relais, ou le verrou a été supprimé. Celle-ci s'arrête.
state-no-home = Aucun emplacement pour l'état : définissez HOME ou XDG_STATE_HOME.
answer-unused = La réponse { $line } n'est pas utilisée : on sait comment cette étape s'est terminée.
run-anew = Une nouvelle exécution commence ; la dernière ne peut plus être reprise. Ses preuves : { $file }. Une autre fois, cette ligne dans le fichier de réponses reprend la dernière exécution : { $line }
answer-rounds = La réponse { $line } n'est pas utilisée : le tour { $round } est en cours.
evidence-unwritable = Impossible d'enregistrer les preuves : { $file }
evidence-gone = Les preuves de cette exécution ne se trouvent plus à leur emplacement : { $file }
evidence-cut = Des lignes des preuves de cette exécution manquent dans leur fichier : { $file }
evidence-elsewhere = Rétablissez le fichier tel qu'il était, ou redémarrez avec { $option } FICHIER pour continuer dans un autre fichier, qui le mentionnera.
evidence-locked = Une autre exécution n'a pas libéré { $file } (processus { $process } sur { $host }).
answers-unreadable = Impossible de lire le fichier de réponses : { $file }
answers-wrong = La ligne { $line } du fichier de réponses n'est pas une réponse valide : { $text }

## Outcomes, in the status and the summary

# The outcomes and counts describe steps ("étapes", feminine).
outcome-done = terminée
outcome-already-done = déjà terminée
outcome-skipped = ignorée
outcome-not-applicable = ne s’applique pas
outcome-left-out = écartée par un choix
outcome-failed = en échec
outcome-unknown = issue inconnue
outcome-unchecked = exécutée, mais non vérifiée
outcome-running = en cours depuis { $time }, par { $user }
outcome-open = non traitée
outcome-undone = effets annulés
# Behind what became of a step at last, such as "skipped".
done-before = elle avait été faite auparavant
done-before-with = elle avait été faite auparavant avec { $values }
count-failed = En échec : { $count }
count-unknown = Inconnues : { $count }
count-unchecked = Exécutées, mais non vérifiées : { $count }
count-undone = Effets annulés : { $count }
undone-under = { $step } (faites avant cela, et toujours : { $steps })
count-rounds = Non effectuées lors de tours précédents : { $count }
# A step as part of a round of a loop.
step-before-rounds = { $step }, avant ses tours
step-in-round = { $step }, tour { $round }
# A step that is no more in the article.
step-in-earlier = { $step } (version précédente)
step-in-earlier-called = { $step } (version précédente : { $title })
count-undo-failed = Annulations qui ont échoué : { $count }
step-failed = L'étape { $step } a échoué.
chosen-handled = Les étapes choisies ont été traitées. Restent à traiter : { $steps }
only-handled = Les étapes choisies ont été traitées. Rien d'autre ne reste à traiter.
handled-with-faults = Toutes les étapes ont été traitées, mais pas toutes avec succès : { $faults }
unknown-needs-person = On ne sait pas comment l'étape { $step } s'est terminée. Une personne doit le vérifier, ou le fichier de réponses doit contenir cette ligne : { $line }
unknown-still-running = Ce que le fichier de réponses indique sur l'étape { $step } n'est pas pris en compte tant que ses commandes sont peut-être encore en cours d'exécution (processus { $process }). Une personne doit le vérifier, ou attendre qu'elles se terminent.
undone-needs-person = Les effets de l'étape { $step } ont été annulés. Une personne doit dire qu'elle est à refaire, ou le fichier de réponses doit contenir cette ligne : { $line }
undo-needs-person = On ne sait pas comment l'annulation des effets de l'étape { $step } s'est terminée. Une personne doit le vérifier. Si les effets ont été annulés, le fichier de réponses peut contenir cette ligne : { $line }
