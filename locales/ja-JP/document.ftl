# What generated checklists and guides say around an article's own text.
#
# Japanese has one plural category, so counts need no variants. A step is
# "ステップ"; "手順" is kept for a procedure.

## Alert titles

note = 注
tip = ヒント
important = 重要
warning = 警告
caution = 注意
note-title = { $title }：

## Headings

checklist-of = チェックリスト: { $title }
document-before-you-start = 開始する前に
document-result = 最後のステップの後
steps-to-tick = チェックするステップ: { $count } 件
untitled-procedure = 手順 { $number }

## Parts of a step

document-choose-one = いずれか 1 つを選択してください:

## Sign-off lines of a checklist

done-by = 実施者
done-on = 日付

## Provenance, at the end of a guide

about-this-text = このテキストについて
source-file = ソース ファイル: { $path }
translated-by-human = このテキストは人によって翻訳されました。
translated-by-machine = このテキストは機械翻訳されています。
translation-not-stated = このテキストは翻訳です。翻訳の方法は示されていません。
original-text = このテキストは原文です。
translated-from-commit = ソース コミット { $commit } から翻訳されました。
last-hand-off = 最終翻訳依頼日: { $date }
content-hash = コンテンツのハッシュ: { $hash }

# Below the title of a section that is no part of the main way.
document-apart = 必要な場合だけ実施します。上の手順には含まれません。
