
# Where a row may end.
$script:RowEnd = '(?<= )(?! )'
