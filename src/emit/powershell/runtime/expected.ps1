# --- What commands print

${Alias:Prints} = 'Add-Print'
${Alias:Pattern} = 'Add-Pattern'

# What the command above should print, and how like that.
function Add-Print {
    $wanted = @{ 'text' = Get-RecordText $args; 'json' = $args -ccontains 'json'; 'least' = ''; 'pattern' = '' }
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
    if ($One -ceq $Other) {
        return 1.0
    }
    if ($One -eq '' -or $Other -eq '') {
        return 0.0
    }
    $reach = [Math]::Max(0, [int][Math]::Floor([Math]::Max($One.Length, $Other.Length) / 2) - 1)
    $taken = [bool[]]::new($Other.Length)
    $rest = $Other
    $mark = [string][char]0
    $mine = [Text.StringBuilder]::new()
    for ($n = 0; $n -lt $One.Length; $n += 1) {
        $low = [Math]::Max(0, $n - $reach)
        $high = [Math]::Min($rest.Length - 1, $n + $reach)
        if ($low -gt $high) {
            continue
        }
        $at = $rest.IndexOf($One[$n], $low, $high - $low + 1)
        if ($at -ge 0) {
            # The mark is in no text that is compared.
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

# A text with what does not count taken away.
function Get-Compared([string]$Text, [bool]$Json) {
    # Colours, as terminals are told them.
    $plain = $Text -replace '\x1b\[[0-9;?]*[ -/]*[@-~]', ''
    $plain = $plain.Replace([string][char]0, '')
    if ($Json) {
        return $plain -replace '\s+', ''
    }
    return ($plain -replace '\s+', ' ').Trim()
}

# Whether an output is what is expected.
function Compare-Output([hashtable]$Wanted, [string]$Text) {
    if ($Wanted['pattern'] -ne '') {
        try {
            $rows = [Text.RegularExpressions.RegexOptions]::Multiline
            $test = [regex]::new($Wanted['pattern'], $rows, [TimeSpan]::FromSeconds(10))
            return $test.IsMatch($Text)
        } catch {
            return $false
        }
    }
    $json = $Wanted['json']
    $one = Get-Compared ($Wanted['text']) $json
    $other = Get-Compared $Text $json
    $least = [double]::Parse($Wanted['least'], [Globalization.CultureInfo]::InvariantCulture)
    if ($one -ceq $other) {
        # More than everything is never reached.
        return $least -le 1
    }
    $one = $one.Substring(0, [Math]::Min(2000, $one.Length))
    $other = $other.Substring(0, [Math]::Min(2000, $other.Length))
    return (Measure-Likeness $one $other) -ge $least
}

# Whether a command printed what it should. Says what that is where it did not.
function Test-Output([string]$Name) {
    $wanted = $Expected[$Name]
    # What goes to the screen only is shown as output in many an article.
    $texts = @($script:Output)
    if ($Printed.Length -gt $script:Output.Length) {
        $texts += $Printed
    }
    foreach ($text in $texts) {
        if (Compare-Output $wanted ($text.ToString() -replace '\n\z')) {
            return $true
        }
    }
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
