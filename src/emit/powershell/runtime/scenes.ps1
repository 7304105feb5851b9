
# --- Scenes

# Shows the title of the article, and how much there is to do.
function Show-Opening {
    $title, $lines = (Get-Word 'title') -split '\n'
    Write-Title (Get-Message 'runbook-title' $title)
    foreach ($line in $lines) {
        Write-Row (Add-Style 'f' $line)
    }
}

# Whether anything is to be read before the first step.
function Test-Note {
    return $Scenes.Contains('before') -or @(Find-Needed).Count -gt 0
}

# What the operator has read in this run, and what has been shown since without an answer
# yet.
$TextsRead = $TextsShown = @()
$IsKnownTold = $false

# Whether the operator has read a text; if not, it is shown now.
function Test-Read([string]$Digest) {
    if ($DryRun -or $TextsRead -cnotcontains $Digest) {
        $script:TextsShown += $Digest
        return $false
    }
    return $true
}

# Whoever answers has read what was shown.
function Confirm-Read {
    $script:TextsRead = @($TextsRead) + $TextsShown
    $script:TextsShown = @()
}

# Says that it was read, but no second time where nothing was shown since.
function Show-Known {
    if (-not $IsKnownTold) {
        Write-Row ''
        Show-Row 'read-before' '-DryRun' -Style 'f'
        $script:IsKnownTold = $true
    }
}

# Shows it. Whether there is anything that the operator has not read.
function Show-Before {
    if (-not (Test-Note)) {
        return $false
    }
    Write-Title (Get-Message 'before-you-start')
    if (Test-Read "before:$BeforeDigest") {
        Show-Known
        $script:MustRead = $false
        return $false
    }
    if ($Scenes.Contains('before')) {
        Write-Row ''
        Show-Word (Get-Word 'before')
    }
    Show-Needed
    return $true
}

# The procedure whose words were shown above a choice that it begins with.
$Introduced = ''

# Shows the title of a procedure, and what is said before its steps.
function Show-Procedure([string]$Id) {
    $title, $words = (Get-Word $Id) -split '\n\n', 2
    if ($Procedures.Count -gt 1 -or $title -cne ((Get-Word 'title') -split '\n')[0]) {
        Write-Title $title
        $script:IsKnownTold = $false
        Write-Row (Add-Style 'f' ('=' * [Math]::Min($Columns, (Measure-Width $title))))
    }
    if ($words -and $Id -ne $Introduced) {
        if (Test-Read ($Scenes[$Id].digest)) {
            Show-Known
        } else {
            Write-Row ''
            Show-Word $words
        }
    }
}

# Shows what is so once the last step of a procedure is over; after the last of all, where
# more can be read.
function Show-Result([string]$Step) {
    $procedure = ($Step -split '\.')[0]
    $next = 1 + [array]::IndexOf($Asked, $Step)
    if ($next -lt $Asked.Count -and $Asked[$next].StartsWith($procedure + '.')) {
        return
    }
    Show-Passage $procedure 'result'
    if ($next -ge $Asked.Count) {
        Show-Passage 'further' 'more-information'
    }
}

function Show-Passage([string]$Name, [string]$Title) {
    $key = 'result ' + $Name
    if ($Scenes.Contains($key)) {
        Write-Title (Get-Message $Title)
        Write-Row ''
        Show-Word (Get-Word $key)
    }
}

# Which step it is, by the author's numbers.
function Get-Heading([string]$Id) {
    $procedure = ($Id -split '\.')[0]
    $number = $Scenes[$Id].number
    $total = $Scenes[$procedure].number
    if ($Procedures.Count -eq 1 -or $procedure -in $Aparts) {
        return Get-Message 'step-of' @($number, $total)
    }
    $position = 1 + [array]::IndexOf($Procedures, $procedure)
    return Get-Message 'procedure-step-of' @($position, $Procedures.Count, $number, $total)
}

# Shows what the time is, how long the run has been under way, and what comes at an index
# or behind it.
function Show-Clock([int]$Index) {
    $from = @((Read-Time $Started), [DateTime]::UtcNow -ne $null)[0]
    $row = (Get-Message 'step-clock' @((Get-Clock (Get-Time) 'HH:mm'), (Get-Span $from))) + ' '
    $next = Find-Open $Index
    while ($next -le $Last -and (Test-Other $Asked[$next])) {
        $next = Find-Open ($next + 1)
    }
    if ($next -gt $Last) {
        $row += Get-Message 'step-last'
    } else {
        $width = $Columns - (Measure-Width ('  ' + $row + (Get-Message 'step-next' '')))
        if ($width -lt 20) {
            $width = $Columns - 9
        }
        $row += Get-Message 'step-next' (Get-Summary ((@(Get-DueWay $Asked[$next]) + (Get-Word $Asked[$next]))[0]) $width)
    }
    Write-Hint 'f' $row
}

# Shows the id of a step and how its words begin, in a row.
function Write-Name([string]$Step) {
    Write-Row ("  $Step  " + (Get-Summary (Get-Word $Step) ($Columns - $Step.Length - 4)))
}

# Why a command failed: a line that its number stands before is one.
function Get-LineText([string]$Text) {
    if ($Text -match '^[0-9]+: ') {
        return Get-Message 'failed-line' $Text
    }
    return $Text
}

# Why a step came to what it did. What a person has typed stays as it is.
function Get-ReasonText([string]$Step) {
    $record = $Records[$Step]
    if ($record.outcome -eq 'failed') {
        return Get-LineText $record.reason
    }
    return $record.reason
}

# What has come of a step, and when.
function Get-Described([string]$Step, [string]$Outcome) {
    $record = $Records[$Step]
    $text = Get-OutcomeName $Outcome
    if ($Outcome -ne 'open' -and $record.end -ne '-') {
        $text += ', ' + (Get-Clock ($record.end -split '\+')[0])
    }
    if ($record.reason -ne '-') {
        $text += ' (' + (Get-ReasonText $Step) + ')'
    }
    if ((Test-Stood $Step) -and $Outcome -eq 'open' -and (Get-PairText $UsedWith[$Step]) -ne '') {
        # It is open since it has other values now.
        $text += '; ' + (Get-Message 'done-before-with' (Get-PairText $UsedWith[$Step]))
    } elseif (Test-Stood $Step) {
        $text += '; ' + (Get-Message 'done-before')
    }
    return $text
}

# Shows a step, or what begins with it.
function Show-Scene([string]$Id) {
    $heading = Get-Heading $Id
    $more = "  ($Id)"
    $position = 1 + [array]::IndexOf($Asked, $Id)
    if ($position -in 1..$Mains) {
        $more += '  ' + (Get-Message 'progress' @($position, $Mains))
    }
    Write-Row ''
    Write-Part -Plain ($heading + $more) -Styles ('s' * $heading.Length + 'f' * $more.Length)
    if ($position -gt 0 -and -not $DryRun) {
        Show-Clock $position
    }
    if (Test-Flag $Id 'destructive') {
        Show-Row 'risk-destructive' -Style 'w'
    }
    if (Test-Flag $Id 'disruptive') {
        Show-Row 'risk-disruptive' -Style 'w'
    }
    Show-Untranslated $Id
    $words = Get-Word $Id
    if ($words -ne '') {
        if (-not $words.StartsWith('!where ')) {
            Write-Row ''
        }
        Show-Word $words $Id
    }
    if ($position -gt 0) {
        Show-Routine $Id
    }
    # Why a person is asked, or does it, is a flag that is said by its own name.
    foreach ($why in @($Flags[$Id]) -cmatch '^(asks-|left-|by-hand$)') {
        Write-Row ''
        Show-Row $why -Style 'f'
    }
}

# Shows a step, after what it is part of where that is not open already.
function Show-Step([string]$Step) {
    Show-Section $Step
    Show-Scene $Step
    $script:Opened = $Within[$Step] + $Step
}

# What a step is part of, but for what is open already.
function Show-Section([string]$Step) {
    Initialize-Screen
    foreach ($part in $Within[$Step]) {
        if ($part -in $Opened) {
            continue
        }
        if ($part -in $Procedures + $Aparts) {
            Show-Procedure $part
        } else {
            Show-Scene $part
        }
    }
    $script:Opened = $Within[$Step]
}

# The beginning of a text, without marks, in so many columns.
function Get-Summary([string]$Text, [int]$Width) {
    $line = (@($Text -split '\n' -match '^[^|!~]') + '')[0]
    $shown = @(Split-Mark ($line -replace '^(?: |[|>] )*(?:(?:-|[0-9]+\.) )?(?:[#=] )?'))[0]
    if ((Measure-Width $shown) -le $Width) {
        return $shown
    }
    $row = ''
    foreach ($piece in [regex]::Split($shown, $RowEnd)) {
        if ($row -ne '' -and (Measure-Width ($row + $piece.TrimEnd())) -gt $Width - 4) {
            break
        }
        $row += $piece
    }
    return $row.TrimEnd() + ' ...'
}

# Shows a line for each step.
function Show-List {
    $widest = 0
    foreach ($key in $Keys) {
        if ($Scenes[$key].kind -in 'section', 'step') {
            $widest = [Math]::Max($widest, $key.Length)
        }
    }
    foreach ($key in $Keys) {
        $kind = $Scenes[$key].kind
        if ($kind -eq 'procedure') {
            if ($key -ne $Procedures[0]) {
                Write-Row ''
            }
            $title = ((Get-Word $key) -split '\n')[0]
            $more = "  ($key)"
            Write-Part -Plain ($title + $more) -Styles ('s' * $title.Length + 'f' * $more.Length)
        } elseif ($kind -in 'section', 'step') {
            $number = $Scenes[$key].number -split '\.'
            $start = '  ' + $key.PadRight($widest + 2) + '   ' * ($number.Count - 1) + $number[-1] + '. '
            Write-Row ($start + (Get-Summary (Get-Word $key) ($Columns - $start.Length)))
        }
    }
}

# Rows of the help: what is typed, and what it does.
function Show-Option([string[]]$Row) {
    foreach ($one in $Row) {
        $name, $key = $one -split '  '
        $text = (Get-Message $key ($Tags -join ', ')) -replace '([\\*`])', '\$1'
        Write-Paragraph -Start ('  ' + $name.PadRight(17)) -Rest (' ' * 19) -Text $text
    }
}

# Shows how to start it.
function Show-Help {
    $script:Edge = 'p'
    Write-Row (Get-Message 'help-usage' 'runbook.ps1')
    Write-Row ''
    Write-Row (Get-Message 'help-options')
    Show-Option @(
        '-List  help-list', '-Lang TAG  help-lang', '-DryRun  help-dry-run', '-From STEP  help-from'
        '-Only STEP  help-only'
    )
    Show-Option $SetHelp
    Show-Option @(
        '-Unattended  help-unattended', '-Answers FILE  help-answers'
        '-Evidence FILE  help-evidence', '-State FOLDER  help-state'
        '-Run NAME  help-run', '-Status  help-status', '-Reset  help-reset'
        '-Help (-h)  help-help', '-Version  help-version'
    )
    Write-Row ''
    Write-Row (Get-Message 'help-exit-codes')
    Show-Option @(
        '0  exit-done', '1  exit-failed', '2  exit-usage', '3  exit-needs-person', '4  exit-locked'
        '130  exit-interrupted'
    )
}

# Shows what this was made from and by which version of what.
function Show-Version {
    Write-Row "$Runbook (runbookc $MadeBy)"
    foreach ($source in $Sources) {
        Write-Row ('  ' + $source[0] + '  blake3 ' + $source[1])
    }
}
