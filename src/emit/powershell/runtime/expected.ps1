# --- What commands print

${Alias:Prints} = 'Add-Print'
${Alias:Pattern} = 'Add-Pattern'

# What the command above should print, and how like that.
function Add-Print {
    $wanted = @{ 'text' = Get-RecordText $args; 'json' = $args -ccontains 'json'; 'least' = ''; 'pattern' = '' }
    $wanted['changes'] = $args -ccontains 'changes'
    foreach ($word in $args) {
        if ($word.StartsWith('likeness=')) {
            $wanted['least'] = $word.Substring(9)
        }
    }
    $Expected[(Get-LastRun)] = $wanted
}

# What decides instead.
function Add-Pattern {
    $wanted = $Expected[(Get-LastRun)]
    $wanted['pattern'] = Get-RecordText $args
}

# How like two texts are, by Jaro and Winkler: 1 for the same, 0 for nothing
# in common.
function Measure-Likeness([string]$One, [string]$Other) {
    if ($One -eq '' -or $Other -eq '') {
        return 0.0
    }
    $reach = [Math]::Max(0, [int][Math]::Floor([Math]::Max($One.Length, $Other.Length) / 2) - 1)
    $taken = [bool[]]::new($Other.Length)
    $rest = $Other
    $mark = [string][char]0xffff
    $mine = [Text.StringBuilder]::new()
    for ($n = 0; $n -lt $One.Length; $n += 1) {
        $low = [Math]::Max(0, $n - $reach)
        $high = [Math]::Min($rest.Length - 1, $n + $reach)
        if ($low -gt $high) {
            continue
        }
        $at = $rest.IndexOf($One[$n], $low, $high - $low + 1)
        if ($at -ge 0) {
            # No text that is compared has this mark: its characters are bytes.
            $taken[$at] = $true
            $rest = $rest.Remove($at, 1).Insert($at, $mark)
            $null = $mine.Append($One[$n])
        }
    }
    $count = $mine.Length
    if ($count -eq 0) {
        return 0.0
    }
    $matched = $mine.ToString()
    $moved = 0
    $at = 0
    for ($n = 0; $n -lt $Other.Length; $n += 1) {
        if ($taken[$n]) {
            if ($Other[$n] -cne $matched[$at]) {
                $moved += 1
            }
            $at += 1
        }
    }
    $jaro = ($count / $One.Length + $count / $Other.Length + ($count - $moved / 2) / $count) / 3
    if ($jaro -le 0.7) {
        return $jaro
    }
    $prefix = 0
    $limit = [Math]::Min(4, [Math]::Min($One.Length, $Other.Length))
    while ($prefix -lt $limit -and $One[$prefix] -ceq $Other[$prefix]) {
        $prefix += 1
    }
    return $jaro + $prefix * 0.1 * (1 - $jaro)
}

# A text without what never counts: a character for each of its bytes, so that all
# shells see the same.
function Get-Tidy([string]$Text, [bool]$Json) {
    $plain = [Text.Encoding]::GetEncoding(28591).GetString($Utf8.GetBytes($Text))
    # Colours, as terminals are told them.
    $plain = $plain -creplace '\x1b\[[0-9;?]*[ -/]*[@-~]', ''
    if ($Json) {
        # White space says something within strings, and where it parts words.
        $parting = '(?<=[^\]\[{},:" \t\r\n])([ \t\r\n])[ \t\r\n]*(?=[^\]\[{},:" \t\r\n])'
        return $plain -creplace ('("(?:[^"\\]|\\[\s\S]?)*"?)|' + $parting + '|[ \t\r\n]+'), '$1$2'
    }
    return $plain -creplace '[ \t\r]+(\n|\z)', '$1' -creplace '\A\n+|\n+\z', ''
}

# A tidy text without what does not count between two that are similar.
function Get-Loose([string]$Text) {
    $loose = $Text -creplace '[ \t\r]+', ' ' -creplace '\n[ \n]+', $Newline -creplace '\A ', ''
    return $loose -creplace '-{3,}', '---' -creplace '={3,}', '==='
}

# What differs from run to run; empty for all that is data. A duration is a setting, but
# below a heading that says what it is; hexadecimal digits are an id by their name.
function Get-Kind([string]$Piece, [string]$Name, [bool]$Below = $false) {
    $clock = '[0-9]{1,2}:[0-5][0-9]:[0-5][0-9](\.[0-9]+)?(Z|[+-][0-9]{2}:?[0-9]{2})?'
    if ($Piece -cmatch ('\A[0-9]{4}-[01][0-9]-[0-3][0-9](T' + $clock + ')?\z')) {
        return 'date'
    }
    if ($Piece -cmatch ('\A' + $clock + '\z')) {
        return 'time'
    }
    if ($Below -and $Name -cmatch '\A([Aa]ge|AGE|Uptime|UPTIME)\z' -and $Piece -cmatch '\A([0-9]+(\.[0-9]+)?(ns|us|ms|s|m|h|d|w|y))+\z') {
        return 'age'
    }
    $id = $Piece
    if ($id -cmatch '\A[^-]{8}(-[^-]{4}){3}-[^-]{12}\z') {
        $id = $id.Replace('-', '')
    } elseif ($Name -cnotmatch '\A(.*[_.-])?([Uu]|[Uu][Uu]|[Gg][Uu])?[Ii][Dd]\z|[a-z]I[Dd]\z') {
        return ''
    }
    if ($id -cmatch '\A([0-9a-f]{7,}|[0-9A-F]{7,})\z' -and $id -cmatch '[0-9]' -and $id -match '[a-f]') {
        return 'id'
    }
    return ''
}

# A row of a loosened text with a mark for whatever differs from run to run. A word
# that stands alone is data. The headings are those of its columns.
function Get-Masked([string]$Row, [string[]]$Heading) {
    $cells = $Row.Split([char]32)
    if ($cells.Count -eq 1 -and $Row -cnotmatch '\A[\[{]') {
        return $Row
    }
    $masked = [Text.StringBuilder]::new()
    $name = $sign = ''
    for ($n = 0; $n -lt $cells.Count; $n += 1) {
        $null = $masked.Append(' ')
        $cell = $cells[$n]
        if ($cells.Count -eq $Heading.Count) {
            $kind = Get-Kind -Piece $cell -Name ($Heading[$n]) -Below $true
            if ($kind -in 'age', 'id') {
                $null = $masked.Append([char]9).Append($kind)
                continue
            }
        }
        $at = 0
        foreach ($match in [regex]::Matches($cell, '[^!-*,/;-@\[\\\]^`{-~]+')) {
            $before = $cell.Substring($at, $match.Index - $at)
            $at = $match.Index + $match.Length
            $null = $masked.Append($before)
            $before = $before -creplace '["'']', ''
            if ($before -ne '') {
                $sign = $before.Substring($before.Length - 1)
            }
            $piece = $match.Value
            $label = [regex]::Match($piece, '\A[_a-zA-Z][_a-zA-Z0-9.-]*:').Value
            if ($label -ne '') {
                $null = $masked.Append($label)
                $name = $label.TrimEnd([char]58)
                $piece = $piece.Substring($label.Length)
                $sign = ':'
            }
            $end = [regex]::Match($piece, '[.:]+\z').Value
            $piece = $piece.Substring(0, $piece.Length - $end.Length)
            $known = ''
            if ($sign -cmatch '[:=]') {
                $known = $name
            }
            $kind = Get-Kind $piece $known
            if ($kind -ne '') {
                $kind = [string][char]9 + $kind
            } else {
                $kind = $piece
            }
            $null = $masked.Append($kind).Append($end)
            if ($piece -ne '') {
                $name = $piece
            }
            $sign = $match.Value.Substring($match.Length - 1)
        }
        $null = $masked.Append($cell.Substring($at))
    }
    return $masked.ToString()
}

# What the columns below a row are called, where that is known.
function Get-ColumnName([string]$Row, [string[]]$Heading) {
    $cells = $Row.Split([char]32)
    # Capitals alone: A to Z.
    if ($cells.Count -gt 1 -and (' ' + $Row) -cnotmatch ' [^\x41-\x5a]|[0-9]') {
        return $cells
    }
    if ($cells.Count -eq $Heading.Count -or $Row -cnotmatch '[^-= ]') {
        return $Heading
    }
}

# Whether an output is like what is expected: the same but for blanks at the ends of
# lines, empty lines around it and colours, or, where less than everything is wanted,
# as like as that and different only where a time, a date, an age or an id stands.
function Test-Alike([hashtable]$Wanted, [string]$Text) {
    $least = [double]::Parse($Wanted['least'], [Globalization.CultureInfo]::InvariantCulture)
    $one = Get-Tidy ($Wanted['text']) ($Wanted['json'])
    $other = Get-Tidy $Text ($Wanted['json'])
    # Not what a language takes for equal.
    if ($one.Equals($other)) {
        # More than everything is never reached.
        return $least -le 1
    }
    if ($least -ge 1) {
        return $false
    }
    $one = Get-Loose $one
    $other = Get-Loose $other
    $rows = $one -split '\n'
    $others = $other -split '\n'
    if ($rows.Count -ne $others.Count) {
        return $false
    }
    $heading = @()
    for ($n = 0; $n -lt $rows.Count; $n += 1) {
        $row = $rows[$n]
        if (-not $row.Equals($others[$n]) -and -not (Get-Masked $row $heading).Equals((Get-Masked $others[$n] $heading))) {
            return $false
        }
        $heading = @(Get-ColumnName $row $heading)
    }
    $one = $one.Replace($Newline, ' ')
    $other = $other.Replace($Newline, ' ')
    $one = $one.Substring(0, [Math]::Min(2000, $one.Length))
    $other = $other.Substring(0, [Math]::Min(2000, $other.Length))
    return (Measure-Likeness $one $other) -ge $least
}

# How an output is compared.
function Get-Comparison([hashtable]$Wanted) {
    if ($Wanted['pattern'] -ne '') {
        return 'pattern'
    }
    if ([double]::Parse($Wanted['least'], [Globalization.CultureInfo]::InvariantCulture) -lt 1) {
        return 'similar'
    }
    return 'exact'
}

# Whether an output is what is expected. A byte of zero, which no terminal shows, is kept as `\0`.
function Compare-Output([hashtable]$Wanted, [string]$Text) {
    $Text = $Text -creplace '\x00', '\0'
    if ($Wanted['pattern'] -ne '') {
        try {
            $rows = [Text.RegularExpressions.RegexOptions]::Multiline
            $test = [regex]::new($Wanted['pattern'], $rows, [TimeSpan]::FromSeconds(10))
            return $test.IsMatch($Text)
        } catch {
            return $false
        }
    }
    return Test-Alike $Wanted $Text
}

# The lines of a text as evidence has them: without colours and secrets, and cut off where
# it is long.
function Get-EvidentLine([string]$Text) {
    $shown = Hide-Secret ($Text -creplace '\x1b\[[0-9;?]*[ -/]*[@-~]', '')
    if ($shown.Length -gt 1000) {
        $shown = $shown.Substring(0, 1000) + ' [...]'
    }
    return @($shown.TrimEnd() -split '\r?\n')
}

# Tells how an output was compared.
function Add-Comparison([string]$Way) {
    $ways = @()
    if ($Told.Contains('compared')) {
        $ways = $Told['compared']
    }
    $Told['compared'] = @($ways) + $Way
}

# Says, and tells, that nothing has compared what a command printed with what the article shows.
function Show-Uncompared {
    Show-Hint 'f' 'output-uncompared'
    Add-Comparison 'not'
}

# Whether a command printed what it should; evidence of the step tells how that was
# found out. Says what that is where it did not, and tells what came instead.
function Test-Output([string]$Name) {
    $wanted = @{} + $Expected[$Name]
    $wanted['text'] = Join-Value -Step ($Name -split ' ')[0] -Text $wanted['text'] -How 'compared'
    Add-Comparison (Get-Comparison $wanted)
    # What is on the screen counts, in all. Where no word of it is but there, what went
    # there may stand in rows of its own.
    $texts = @([string]$Printed)
    $captured = [string]$script:Output
    if ($captured.Length -lt $Printed.Length -and ($captured -replace '\s').Equals($texts[0] -replace '\s')) {
        $texts += $captured
    }
    foreach ($text in $texts) {
        if (Compare-Output $wanted ($text -replace '\n\z')) {
            return $true
        }
    }
    $Told['expected'] = @(Get-EvidentLine $wanted['text'])
    if ($wanted['pattern'] -ne '') {
        $Told['expected'] = @(Get-EvidentLine $wanted['pattern'])
    }
    $Told['output'] = @(Get-EvidentLine ([string]$Printed -creplace '\x00', '\0'))
    Show-Hint 'x' 'output-differs'
    Show-Hint 'p' 'output-expected'
    foreach ($text in @($wanted['pattern'], $wanted['text'])) {
        if ($text -ne '') {
            foreach ($line in ($text -split '\n')) {
                Write-Hint 'c' ('  ' + (Hide-Secret $line))
            }
        }
    }
    return $false
}
