# What generated checklists and guides say around an article's own text.

## Alert titles

note = Observação
tip = Dica
important = Importante
warning = Aviso
caution = Cuidado
note-title = { $title }:

## Headings

checklist-of = Lista de verificação: { $title }
document-before-you-start = Antes de começar
document-result = Depois da última etapa
steps-to-tick =
    { $count ->
        [one] { $count } etapa a marcar
        [many] { $count } de etapas a marcar
       *[other] { $count } etapas a marcar
    }
untitled-procedure = Procedimento { $number }

## Parts of a step

document-choose-one = Escolha uma opção:

## Sign-off lines of a checklist

done-by = Realizado por
done-on = Data

## Provenance, at the end of a guide

about-this-text = Sobre este texto
source-file = Arquivo de origem: { $path }
translated-by-human = Este texto foi traduzido por uma pessoa.
translated-by-machine = Este texto foi traduzido automaticamente.
translation-not-stated = Este texto é uma tradução; não consta como ela foi feita.
original-text = Este é o texto original.
translated-from-commit = Traduzido a partir do commit de origem { $commit }.
last-hand-off = Último envio para tradução: { $date }.
content-hash = Hash do conteúdo: { $hash }

# Below the title of a section that is no part of the main way.
document-apart = Somente se necessário: não faz parte das etapas acima.
