# Ce que disent les playbooks et les notebooks en plus des mots des autres formats.

## Noms des tâches d'un playbook ; chacun commence par une majuscule

fleet-step = Étape { $step } : { $text }
fleet-command = Étape { $step } : commande { $number }
fleet-section = Étape { $step } : ce qu'il faut lire d'abord
fleet-check = Étape { $step } : est-elle déjà faite ?
fleet-answer = Étape { $step } : la réponse
fleet-choice = Choix { $step } : quelle voie ?
fleet-compare = Étape { $step } : la sortie de la commande { $number }
fleet-verify = Étape { $step } : le résultat est-il correct ?
fleet-result = Étape { $step } : la situation à présent
fleet-undo = Annuler l'étape { $step }
fleet-undoing = Annulation de l'étape { $step }
# Entre parenthèses après le nom de la tâche qui a exécuté une commande.
fleet-output = sortie
fleet-status = code de sortie
fleet-value = Valeur : { $name }
fleet-acknowledged = Avant de commencer : est-ce lu ?
fleet-forget-before = Oublier ce qu'une exécution précédente a laissé
fleet-forget-after = Oublier ce que cette exécution a laissé

## Questions d'un playbook et ce qu'il dit en l'absence de réponse

# Les mots sont les mêmes dans toutes les langues.
fleet-answer-words = Répondez par l'un de ces mots : { $words }
fleet-needs-person = L'étape { $step } nécessite une intervention humaine. Répondez dans un terminal ou donnez la réponse avec { $option }
fleet-needs-acknowledgement = Quelqu'un doit lire ce qui précède la première étape. Répondez dans un terminal ou confirmez avec { $line }
fleet-value-missing = { $name } nécessite une valeur qui convient. Donnez-la avec { $option }

## Notebooks

fleet-values = Valeurs
fleet-values-from-environment = Ces valeurs proviennent de l'environnement dans lequel le notebook a été démarré, ou peuvent être définies ici. Les secrets n'ont leur place que dans l'environnement.
# Sous une étape facultative ou soumise à une condition ; ses commandes sont au-dessus.
fleet-by-choice = C'est à une personne de décider si cette étape est effectuée : ses commandes ne sont pas exécutées avec les autres.
