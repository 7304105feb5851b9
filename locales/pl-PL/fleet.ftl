# What playbooks and notebooks say beside the words of other formats.

## Names of the tasks of a playbook; each begins with a capital letter

fleet-step = Krok { $step }: { $text }
fleet-command = Krok { $step }: polecenie { $number }
fleet-section = Krok { $step }: co przeczytać najpierw
fleet-check = Krok { $step }: czy jest już wykonany?
fleet-answer = Krok { $step }: odpowiedź
fleet-choice = Wybór { $step }: który sposób?
fleet-compare = Krok { $step }: dane wyjściowe polecenia { $number }
fleet-verify = Krok { $step }: czy wynik jest prawidłowy?
fleet-result = Krok { $step }: stan obecny
fleet-undo = Wycofaj krok { $step }
fleet-undoing = Wycofywanie kroku { $step }
# In brackets after the name of the task that has run a command.
fleet-output = dane wyjściowe
fleet-status = kod wyjścia
fleet-value = Wartość: { $name }
fleet-acknowledged = Przed rozpoczęciem: czy tekst został przeczytany?
fleet-forget-before = Zapomnij, co pozostawił wcześniejszy przebieg
fleet-forget-after = Zapomnij, co pozostawił ten przebieg

## Questions of a playbook and what it says where they have no answer

# The words are the same in every language.
fleet-answer-words = Odpowiedz jednym z tych słów: { $words }
fleet-needs-person = Krok { $step } wymaga człowieka. Odpowiedz w terminalu lub podaj odpowiedź za pomocą { $option }
fleet-needs-acknowledgement = Ktoś musi przeczytać tekst poprzedzający pierwszy krok. Odpowiedz w terminalu lub potwierdź to za pomocą { $line }
fleet-value-missing = { $name }: wymagana jest odpowiednia wartość. Podaj ją za pomocą { $option }

## Notebooks

fleet-values = Wartości
fleet-values-from-environment = Te wartości pochodzą ze środowiska, w którym uruchomiono notebook, lub można je ustawić tutaj. Dane poufne powinny znajdować się wyłącznie w środowisku.
# Below a step that is optional or applies under a condition; its commands are above.
fleet-by-choice = O tym, czy ten krok zostanie wykonany, decyduje człowiek: jego polecenia nie są uruchamiane razem z pozostałymi.
