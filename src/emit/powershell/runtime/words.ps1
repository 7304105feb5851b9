
# --- Screen

# The styles, where the screen shows any.
$Look = @{}
$Wrapped = $false
# Whether the screen is gone. What is recorded must not wait for it.
$Blind = $false
# What shows lines.
$Terminal = $Host.UI
$Columns = 78
# How wide it is, as far as rows are; 0 where that is not known.
$ScreenWidth = 0
# What ends the modes that a command may leave.
$Modes = ''

# Shows a line, or the beginning of one.
function Write-Screen([string]$Text, [switch]$NoNewline, [string]$Method = 'WriteLine', [object]$To = $Terminal) {
    if ($Blind) {
        return
    }
    if ($NoNewline) {
        $Method = 'Write'
    }
    try {
        $To.$Method($Text)
    } catch [Management.Automation.PipelineStoppedException] {
        throw
    } catch {
        $script:Blind = $true
    }
}

# Shows a line as it is: to whoever asked for a list, as an object that other
# commands can take.
function Write-Row([string]$Text, [string]$Method = 'WriteLine') {
    if ($ToPipeline -and $Method -eq 'WriteLine') {
        Write-Output $Text
    } else {
        Write-Screen $Text -Method $Method
    }
}

# A text in a style, where the screen shows any.
function Add-Style([string]$Style, [string]$Text) {
    if (-not $Look.Contains($Style) -or $Text -eq '') {
        return $Text
    }
    return $Look[$Style] + $Text + $Look['p']
}

# Says what is wrong.
function Write-Failure([string]$Text) {
    Write-Screen $Text -Method 'WriteErrorLine'
}

# The same in words of ours, as wide as the screen.
function Write-Trouble([string]$Text) {
    Write-Part -Plain $Text -Styles ('p' * $Text.Length) -Method 'WriteErrorLine'
}

# Says something that runs have a message for: what is wrong, where all is well,
# or below a question or a command.
function Write-Problem([string]$Key, [object[]]$Value = @()) {
    $script:Warned = ($Warned, (Get-Message $Key $Value)).Where({ $_ -ne '' }) -join ' '
    Show-Message $Key $Value -Method 'WriteErrorLine'
}

function Show-Message([string]$Key, [object[]]$Value = @(), [string]$Method = 'WriteLine') {
    $row, $more = (Get-Message $Key $Value) -split '\n', 2
    Write-Part -Plain $row -Styles ('p' * $row.Length) -Method $Method
    if ($null -ne $more) {
        Write-Screen $more -Method $Method
    }
}

function Show-Hint([string]$Style, [string]$Key) {
    Write-Hint $Style (Get-Message $Key)
}

# Says something about a question or a command.
function Write-Hint([string]$Style, [string]$Text) {
    Write-Part -Start '  ' -Rest '  ' -Plain $Text -Styles ($Style * $Text.Length)
}

# How all of it went.
function Write-Ending([string]$Style, [string]$Text) {
    Write-Part -Plain $Text -Styles ($Style * $Text.Length)
}

# Shows a title, after an empty row.
function Write-Title([string]$Title) {
    Write-Row ''
    Write-Part -Plain $Title -Styles ('s' * $Title.Length)
}

# Shows a message behind a margin.
function Show-Row([string]$Key, [object[]]$Value = @(), [string]$Style = 'p') {
    Write-Hint $Style (Get-Message $Key $Value)
}

# Finds out what the screen can show. Rows are made for 80 columns, and are as short as a
# narrower screen is by now. One that is very narrow breaks lines itself.
function Initialize-Screen {
    if ($OutputRedirected) {
        return
    }
    $width = 0
    try {
        $width = $Host.UI.RawUI.WindowSize.Width
    } catch {
        $null = $_
    }
    $script:ScreenWidth = [Math]::Min(80, $width)
    $script:Wrapped = $width -ge 20
    $script:Columns = 78
    if ($Wrapped) {
        $script:Columns = [Math]::Min(78, $width - 2)
    }
    if ($env:TERM -eq 'dumb') {
        return
    }
    $known = $Host.UI.PSObject.Properties['SupportsVirtualTerminal']
    if ($null -eq $known -or -not $known.Value) {
        return
    }
    # Another screen is left, if there is one, and the place is kept where all rows scroll
    # again. What keys send is the host's to say. A host that shows no colours would take out
    # whatever sets one mode or one colour by its number.
    $script:Modes = '[?7;1049h [?7;1049l 7 [r 8 (B [;m [4l [?7;25h [?1000;1002;1003;1004;1006;2004l'
    $script:Modes = (-split $Modes -replace '^', [char]27) -join '' -replace '(?<=B)', [char]15 -replace '$', [char]13
    if (-not $env:NO_COLOR) {
        $looks = @{ p = '0'; s = '1'; f = '2'; c = '36'; n = '1;36'; w = '1;33'; x = '1;31' }
        foreach ($style in $looks.Keys) {
            $Look[$style] = "$([char]27)[$($looks[$style])m"
        }
    }
}

# Ends what a command has left on the screen: modes, colours, and the row that it is in,
# since nothing tells whether that is empty (a bar of progress ends where it began).
function Reset-Screen {
    if ($Modes -ne '') {
        Initialize-Screen
    }
    Write-Screen $Modes
}

# --- Words

# How many columns a text takes: none for what combines, two for what is wide.
function Measure-Width([string]$Text) {
    if ($Text -notmatch '[^\x00-\x7f]') {
        return $Text.Length
    }
    $none = [regex]::Matches($Text, '[\u0300-\u036f\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc\u200b-\u200f\u202a-\u202e\u20d0-\u20ff\ufe00-\ufe0f]').Count
    $wide = [regex]::Matches($Text, '[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]').Count
    return $Text.Length - $none + $wide
}

# Takes the marks off a text: what is left, and a letter for the style of each
# of its characters. At its beginning, any character may be escaped.
function Split-Mark([string]$Text) {
    $plain = ''
    $styles = ''
    $style = 'p'
    foreach ($match in [regex]::Matches($Text, '\A\\.|\\[*`\\]|\*\*|`|[^\\*`]+|.')) {
        $part = $match.Value
        $marked = @{ '`' = 'c'; '**' = 's' }[$part]
        if ($marked -eq 'c' -or ($null -ne $marked -and $style -ne 'c')) {
            if ($style -eq $marked) {
                $marked = 'p'
            }
            $style = $marked
            continue
        }
        if ($part.Length -eq 2 -and $part[0] -eq '\') {
            $part = $part.Substring(1)
        }
        $plain += $part
        $styles += $style * $part.Length
    }
    return $plain, $styles
}

# A part of a text with the looks of its styles.
function Join-Mark([string]$Plain, [string]$Styles) {
    $row = ''
    for ($n = 0; $n -lt $Plain.Length; $n = $end) {
        $end = $n + 1
        while ($end -lt $Plain.Length -and $Styles[$end] -eq $Styles[$n]) {
            $end++
        }
        $row += Add-Style ([string]$Styles[$n]) ($Plain.Substring($n, $end - $n))
    }
    return $row
}

# Shows a text with marks in rows that fit.
function Write-Paragraph([string]$Start, [string]$Rest, [string]$Text) {
    $plain, $styles = Split-Mark $Text
    Write-Part -Start $Start -Rest $Rest -Plain $plain -Styles $styles
}

# Shows a text in its styles: its first row after `Start`, the others after `Rest`.
function Write-Part([string]$Start, [string]$Rest, [string]$Plain, [string]$Styles, [string]$Method = 'WriteLine') {
    $most = [Math]::Max(8, $script:Columns - (Measure-Width $Rest))
    $before = $Start
    $at = 0
    if ($Wrapped -and (Measure-Width $plain) -gt $most) {
        $row = ''
        $width = 0
        foreach ($piece in [regex]::Split($plain, $RowEnd)) {
            $visible = Measure-Width ($piece.TrimEnd())
            if ($width -gt 0 -and $width + $visible -gt $most) {
                $shown = $row.TrimEnd()
                Write-Row ((Add-Edge $before) + (Join-Mark $shown ($styles.Substring($at, $shown.Length)))) $Method
                $at += $row.Length
                $before = $Rest
                $row = ''
                $width = 0
            }
            $row += $piece
            $width += Measure-Width $piece
        }
    }
    Write-Row ((Add-Edge $before) + (Join-Mark ($plain.Substring($at)) ($styles.Substring($at)))) $Method
}

# What stands before a row, in the style of the note that it belongs to.
function Add-Edge([string]$Edge) {
    if ($Edge.IndexOf([char]124) -lt 0) {
        $script:Edge = 'p'
    }
    return Add-Style $script:Edge $Edge
}

# Shows words as a person reads them. What they refer to is code of `Step`.
function Show-Word([string]$Text, [string]$Step = '') {
    $script:Edge = 'p'
    $fence = ''
    $margin = ''
    $above = ''
    foreach ($line in ($Text -split '\n')) {
        if ($fence -ne '') {
            $text = $line
            if ($line.StartsWith($margin, [StringComparison]::Ordinal)) {
                $text = $line.Substring($margin.Length)
            } elseif ($line -eq $margin.TrimEnd()) {
                $text = ''
            }
            if ($text -ceq $fence) {
                $fence = ''
            } else {
                Write-Code ('  ' + $margin) (Join-Row $Step $text)
            }
            continue
        }
        $null = $line -match '^(?<edge>(?: |[|>](?: |$))*)(?<mark>(?:- \( \) |(?:-|[0-9]+\.)(?: |$))?)(?<content>.*)$'
        $edge = '  ' + $Matches['edge']
        $start = $edge + $Matches['mark']
        $rest = $edge + ' ' * $Matches['mark'].Length
        $content = $Matches['content']
        $led = $above
        if ($content -ne '') {
            $above = ''
        }
        if ($content -match '^!(?<word>[a-z]+)(?: (?<value>.*))?$') {
            Show-Directive -Start $start -Rest $rest -Word $Matches['word'] -Value $Matches['value'] -Step $Step -Above $led
        } elseif ($content.StartsWith('# ')) {
            Write-Paragraph -Start $start -Rest $rest -Text ('**' + $content.Substring(2) + '**')
        } elseif ($content.StartsWith('~ ')) {
            Write-Faint $start (@(Split-Mark ($content.Substring(2)))[0])
        } elseif ($content.StartsWith('= ')) {
            $plain, $styles = Split-Mark ($content.Substring(2))
            Write-Row ((Add-Edge $start) + (Join-Mark $plain $styles))
        } elseif ($content -match '^(?<fence>`{3,})(?<language>[^`]*)$') {
            $fence = $Matches['fence']
            $margin = $rest.Substring(2)
            $title = Get-Message 'code'
            if ($Matches['language'] -ne '') {
                $title = Get-Message 'code-in' ($Matches['language'])
            }
            Write-Faint $start $title
        } elseif ($content -eq '') {
            Write-Row (Add-Edge ($start.TrimEnd()))
        } else {
            $above = $content
            Write-Paragraph -Start $start -Rest $rest -Text $content
        }
    }
}

# Shows a row that is no sentence of the article.
function Write-Faint([string]$Start, [string]$Text) {
    Write-Row ((Add-Edge $Start) + (Add-Style 'f' $Text))
}

# Shows what a line of words stands for.
function Show-Directive([string]$Start, [string]$Rest, [string]$Word, [string]$Value, [string]$Step, [string]$Above) {
    if ($Word -eq 'where') {
        Write-Faint $Start (Get-Message 'where' (@(Split-Mark $Value)[0]))
    } elseif ($Word -in 'run', 'prints') {
        Show-Reference -Start $Start -Rest $Rest -Step $Step -Word $Word -Number $Value -Above $Above
    } else {
        $script:Edge = @{ note = 'n'; tip = 'n'; important = 'w'; warning = 'w'; caution = 'x' }[$Word]
        Write-Row (Add-Style $script:Edge ($Start + (Get-Message $Word)))
    }
}

# Shows a line of code.
function Write-Code([string]$Edge, [string]$Line) {
    Write-Row (((Add-Edge $Edge) + '    ' + (Add-Style 'c' $Line)).TrimEnd())
}

