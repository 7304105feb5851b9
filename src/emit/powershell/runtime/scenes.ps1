
# --- Scenes

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
    return $Scenes.Contains('before') -or $Names.Count -gt 0
}

# Shows it.
function Show-Before {
    if (-not (Test-Note)) {
        return
    }
    Write-Row ''
    Write-Row (Add-Style 's' (Get-Message 'before-you-start'))
    if ($Scenes.Contains('before')) {
        Write-Row ''
        Show-Word (Get-Word 'before')
    }
    Show-Needed
}

# Shows the title of a procedure, and what is said before its steps.
function Show-Procedure([string]$Id) {
    $title, $words = (Get-Word $Id) -split '\n\n', 2
    $isSame = $Procedures.Count -eq 1 -and $title -ceq ((Get-Word 'title') -split '\n')[0]
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
function Show-Result([string]$Step) {
    $procedure = ($Step -split '\.')[0]
    $next = 1 + [array]::IndexOf($Asked, $Step)
    if ($next -lt $Asked.Count -and $Asked[$next].StartsWith($procedure + '.')) {
        return
    }
    $key = 'result ' + $procedure
    if ($Scenes.Contains($key)) {
        Write-Row ''
        Write-Row (Add-Style 's' (Get-Message 'result'))
        Write-Row ''
        Show-Word (Get-Word $key)
    }
}

# Which step it is, by the author's numbers.
function Get-Heading([string]$Id) {
    $procedure = ($Id -split '\.')[0]
    $position = 1 + [array]::IndexOf($Procedures, $procedure)
    $number = $Scenes[$Id]['number']
    $total = $Scenes[$procedure]['number']
    if ($Procedures.Count -eq 1) {
        return Get-Message 'step-of' @($number, $total)
    }
    return Get-Message 'procedure-step-of' @($position, $Procedures.Count, $number, $total)
}

# Shows a step, or what begins with it.
function Show-Scene([string]$Id) {
    $isAsked = $Flags.Contains($Id)
    $heading = (Add-Style 's' (Get-Heading $Id)) + (Add-Style 'f' ('  (' + $Id + ')'))
    if ($isAsked) {
        $position = 1 + [array]::IndexOf($Asked, $Id)
        $progress = Get-Message 'progress' @($position, $Asked.Count)
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
    if ($Tag -cne $Tags[0] -and -not $Own.Contains($Id)) {
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
function Show-Step([string]$Step, [string[]]$Opened = @()) {
    foreach ($part in $Within[$Step]) {
        if ($Opened -contains $part) {
            continue
        }
        if ($part.IndexOf('.') -lt 0) {
            Show-Procedure $part
        } else {
            Show-Scene $part
        }
    }
    Show-Scene $Step
}

# What is open once a step has been shown.
function Get-Opened([string]$Step) {
    return @($Within[$Step]) + @($Step)
}

# The beginning of a text, without marks, in so many columns.
function Get-Summary([string]$Text, [int]$Width) {
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
        if (@('section', 'step') -contains $Scenes[$key]['kind']) {
            $widest = [Math]::Max($widest, $key.Length)
        }
    }
    foreach ($key in $Keys) {
        $scene = $Scenes[$key]
        if ($scene['kind'] -eq 'procedure') {
            if ($key -ne $Procedures[0]) {
                Write-Row ''
            }
            $title = ((Get-Word $key) -split '\n')[0]
            Write-Row ((Add-Style 's' $title) + (Add-Style 'f' ('  (' + $key + ')')))
        } elseif (@('section', 'step') -contains $scene['kind']) {
            $number = $scene['number'] -split '\.'
            $start = '  ' + $key.PadRight($widest) + '  ' + ('   ' * ($number.Count - 1)) + $number[$number.Count - 1] + '. '
            Write-Row ($start + (Get-Summary (Get-Word $key) ($script:Columns - $start.Length)))
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
        '-Evidence FILE  help-evidence', '-Status  help-status', '-Reset  help-reset'
        '-Help  help-help', '-Version  help-version'
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
    Write-Row ($Runbook + ' (runbookc ' + $MadeBy + ')')
    foreach ($source in $Sources) {
        Write-Row ('  ' + $source[0] + '  blake3 ' + $source[1])
    }
}
