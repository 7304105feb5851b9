
# --- Scenes -----------------------------------------------------------------

# Shows the title of the article, and how much there is to do.
function Show-Opening {
    $lines = (Get-Word 'title') -split '\n'
    Write-Row ''
    Write-Row (Add-Style 's' (Get-Message 'runbook-title' ($lines[0])))
    for ($n = 1; $n -lt $lines.Count; $n += 1) {
        Write-Row (Add-Style 'f' ($lines[$n]))
    }
}

# Whether anything is to be read before the first step.
function Test-Note {
    return $script:Scenes.ContainsKey('before') -or $script:Names.Count -gt 0
}

# Shows it.
function Show-Before {
    if (-not (Test-Note)) {
        return
    }
    Write-Row ''
    Write-Row (Add-Style 's' (Get-Message 'before-you-start'))
    if ($script:Scenes.ContainsKey('before')) {
        Write-Row ''
        Show-Word (Get-Word 'before')
    }
    Show-Needed
}

# Shows the title of a procedure, and what is said before its steps.
function Show-Procedure {
    param([string]$Id)

    $title, $words = (Get-Word $Id) -split '\n\n', 2
    $isSame = $script:Procedures.Count -eq 1 -and $title -ceq ((Get-Word 'title') -split '\n')[0]
    if (-not $isSame) {
        Write-Row ''
        Write-Row (Add-Style 's' $title)
        Write-Row (Add-Style 'f' ('=' * (Measure-Width $title)))
    }
    if (-not [string]::IsNullOrEmpty($words)) {
        Write-Row ''
        Show-Word $words
    }
}

# Shows what is so once the last step of a procedure is over.
function Show-Result {
    param([string]$Step)

    $procedure = ($Step -split '\.')[0]
    $next = 1 + [array]::IndexOf($script:Asked, $Step)
    if ($next -lt $script:Asked.Count -and $script:Asked[$next].StartsWith($procedure + '.')) {
        return
    }
    $key = 'result ' + $procedure
    if ($script:Scenes.ContainsKey($key)) {
        Write-Row ''
        Write-Row (Add-Style 's' (Get-Message 'result'))
        Write-Row ''
        Show-Word (Get-Word $key)
    }
}

# Which step it is, by the author's numbers.
function Get-Heading {
    param([string]$Id)

    $procedure = ($Id -split '\.')[0]
    $position = 1 + [array]::IndexOf($script:Procedures, $procedure)
    $number = $script:Scenes[$Id]['number']
    $total = $script:Scenes[$procedure]['number']
    if ($script:Procedures.Count -eq 1) {
        return Get-Message 'step-of' @($number, $total)
    }
    return Get-Message 'procedure-step-of' @($position, $script:Procedures.Count, $number, $total)
}

# Shows a step, or what begins with it.
function Show-Scene {
    param([string]$Id)

    $isAsked = $script:Flags.ContainsKey($Id)
    $heading = (Add-Style 's' (Get-Heading $Id)) + (Add-Style 'f' ('  (' + $Id + ')'))
    if ($isAsked) {
        $position = 1 + [array]::IndexOf($script:Asked, $Id)
        $progress = Get-Message 'progress' @($position, $script:Asked.Count)
        $heading += Add-Style 'f' ('  ' + $progress)
    }
    Write-Row ''
    Write-Row $heading
    if ($isAsked -and (Test-Flag $Id 'destructive')) {
        Write-Row ('  ' + (Add-Style 'w' (Get-Message 'risk-destructive')))
    }
    if ($isAsked -and (Test-Flag $Id 'disruptive')) {
        Write-Row ('  ' + (Add-Style 'w' (Get-Message 'risk-disruptive')))
    }
    if ($script:Tag -cne $script:Tags[0] -and -not $script:Own.ContainsKey($Id)) {
        Write-Row ('  ' + (Add-Style 'f' (Get-Message 'step-not-translated')))
    }
    $words = Get-Word $Id
    $script:Referred = @()
    if ($words -ne '') {
        if (-not $words.StartsWith('!where ')) {
            Write-Row ''
        }
        Show-Word $words $Id
    }
    if (-not $isAsked) {
        return
    }
    Show-Routine $Id
    if (Test-Flag $Id 'by-hand') {
        Write-Row ''
        Write-Row ('  ' + (Add-Style 'f' (Get-Message 'by-hand')))
    }
}

# Shows a step, after what it is part of where that is not open already.
function Show-Step {
    param([string]$Step, [string[]]$Opened = @())

    foreach ($part in $script:Within[$Step]) {
        if ($Opened -contains $part) {
            continue
        }
        if ($part.IndexOf('.') -lt 0) {
            Show-Procedure $part
        }
        else {
            Show-Scene $part
        }
    }
    Show-Scene $Step
}

# What is open once a step has been shown.
function Get-Opened {
    param([string]$Step)

    return @($script:Within[$Step]) + @($Step)
}

# The beginning of a text, without marks, in so many columns.
function Get-Summary {
    param([string]$Text, [int]$Width)

    $shown = ''
    foreach ($line in ($Text -split '\n')) {
        if ($line -ne '' -and $line -notmatch '^[|!~]') {
            $shown = @(Split-Mark ($line -replace '^(?: |[|>] )*(?:(?:-|[0-9]+\.) )?(?:[#=] )?', ''))[0]
            break
        }
    }
    if ((Measure-Width $shown) -le $Width) {
        return $shown
    }
    $row = ''
    foreach ($piece in [regex]::Split($shown, $script:RowEnd)) {
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
    foreach ($key in $script:Keys) {
        if (@('section', 'step') -contains $script:Scenes[$key]['kind']) {
            $widest = [Math]::Max($widest, $key.Length)
        }
    }
    foreach ($key in $script:Keys) {
        $scene = $script:Scenes[$key]
        if ($scene['kind'] -eq 'procedure') {
            if ($key -ne $script:Procedures[0]) {
                Write-Row ''
            }
            $title = ((Get-Word $key) -split '\n')[0]
            Write-Row ((Add-Style 's' $title) + (Add-Style 'f' ('  (' + $key + ')')))
        }
        elseif (@('section', 'step') -contains $scene['kind']) {
            $number = $scene['number'] -split '\.'
            $start = '  ' + $key.PadRight($widest) + '  ' + ('   ' * ($number.Count - 1)) + $number[$number.Count - 1] + '. '
            Write-Row ($start + (Get-Summary (Get-Word $key) ($script:Columns - $start.Length)))
        }
    }
}

# A row of the help.
function Write-Option {
    param([string]$Name, [string]$Key, [object[]]$Value = @())

    $text = (Get-Message $Key $Value) -replace '([\\*`])', '\$1'
    Write-Paragraph -First ('  ' + $Name.PadRight(17)) -Rest (' ' * 19) -Text $text
}

# Shows how to start it.
function Show-Help {
    $script:Edge = 'p'
    Write-Row (Get-Message 'help-usage' 'runbook.ps1')
    Write-Row ''
    Write-Row (Get-Message 'help-options')
    Write-Option '-List' 'help-list'
    Write-Option -Name '-Lang TAG' -Key 'help-lang' -Value ($script:Tags -join ', ')
    Write-Option '-DryRun' 'help-dry-run'
    Write-Option '-From STEP' 'help-from'
    Write-Option '-Only STEP' 'help-only'
    Write-Option '-Set NAME=VALUE' 'help-set'
    Write-Option '-Unattended' 'help-unattended'
    Write-Option '-Answers FILE' 'help-answers'
    Write-Option '-Evidence FILE' 'help-evidence'
    Write-Option '-Status' 'help-status'
    Write-Option '-Reset' 'help-reset'
    Write-Option '-Help' 'help-help'
    Write-Option '-Version' 'help-version'
    Write-Row ''
    Write-Row (Get-Message 'help-exit-codes')
    Write-Option '0' 'exit-done'
    Write-Option '1' 'exit-failed'
    Write-Option '2' 'exit-usage'
    Write-Option '3' 'exit-needs-person'
    Write-Option '4' 'exit-locked'
    Write-Option '130' 'exit-interrupted'
}

# Shows what this was made from and by which version of what.
function Show-Version {
    Write-Row ($script:Runbook + ' (runbookc ' + $script:MadeBy + ')')
    foreach ($source in $script:Sources) {
        Write-Row ('  ' + $source[0] + '  blake3 ' + $source[1])
    }
}
