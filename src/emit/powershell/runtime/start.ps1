# --- Before the first step --------------------------------------------------

# Puts the state aside.
function Move-Run {
    try {
        Move-File $script:StateFile ($script:StateFile + '.' + $script:Run)
        Clear-File $script:SessionFile
    }
    catch {
        Write-Problem (Get-Message 'state-unwritable' $script:StateFile)
        $script:Code = 1
    }
}

# The files and their hashes, as the evidence has them.
function Get-Provenance {
    return @{
        'start' = Get-Time
        'sources' = $script:Sources
    }
}

# Begins a new run.
function Open-Run {
    Initialize-Record
    $script:Started = Get-Time
    $name = [Guid]::NewGuid().ToString('N').Substring(0, 8)
    $script:Run = ($script:Started -replace '[-:]', '') + '-' + $name
    $script:Finished = ''
    $script:Running = ''
    $script:Pending = ''
    $script:Seq = 0
    $script:EvidenceFile = $script:WantedEvidence
    if ($script:EvidenceFile -eq '') {
        $own = 'evidence-' + $script:Run + '.jsonl'
        $script:EvidenceFile = [System.IO.Path]::Combine($script:Folder, $own)
    }
    for ($n = 0; $n -lt $script:Names.Count; $n += 1) {
        $script:StateValues[$n] = ''
    }
    Clear-File $script:SessionFile
    $script:Prev = Get-LastDigest
    $script:Entered = $true
    Register-Event 'start' (Get-Provenance)
}

# Goes on with the run that the state tells of.
function Resume-Run {
    if ($script:WantedEvidence -ne '' -and $script:WantedEvidence -cne $script:EvidenceFile) {
        $script:EvidenceFile = $script:WantedEvidence
        $script:Prev = Get-LastDigest
    }
    $script:Entered = $true
    Register-Event 'resume' (Get-Provenance)
    Show-Session
    if ($script:NewSteps.Count -gt 0 -or $script:GoneSteps.Count -gt 0) {
        Write-Screen (Add-Style 'w' (Get-Message 'article-changed'))
    }
    if ($script:NewSteps.Count -gt 0) {
        Write-Screen ('  ' + (Get-Message 'article-new' ($script:NewSteps -join ', ')))
    }
    if ($script:GoneSteps.Count -gt 0) {
        Write-Screen ('  ' + (Get-Message 'article-gone' ($script:GoneSteps -join ', ')))
    }
    if ($script:Running -eq '') {
        return
    }
    # It had begun and never reported its end.
    $step = $script:Running
    $script:Running = ''
    foreach ($old in $script:OldSteps) {
        if ($old['id'] -ceq $step -and $old['is'] -ne '') {
            $phase = 'run'
            if ($script:Due -eq '0') {
                $phase = 'rollback'
            }
            $script:Begun = $script:RunningSince
            Save-Attempt -Step $old['is'] -Phase $phase -Result 'unknown'
        }
    }
}

# Goes on with the last run, or begins a new one. `Code` is set where that ends
# before it begins.
function Enter-Run {
    $found = Read-State
    if ($found) {
        Restore-Evidence
    }
    if ($script:Code -ge 0) {
        return
    }
    if (-not $found -or $script:Finished -ne '') {
        Open-Run
        return
    }
    Restore-State
    $handled = 0
    foreach ($step in $script:Asked) {
        if (Test-Handled $step) {
            $handled += 1
        }
    }
    $answer = 'c'
    if ($script:Given.ContainsKey('resume')) {
        $answer = $script:Given['resume'][0].Substring(0, 1).ToLowerInvariant()
    }
    elseif ($script:Attended) {
        Write-Screen ''
        Write-Screen (Get-Message 'run-found' @($script:Started, $handled, $script:Asked.Count))
        $choice = @('c', 'answer-continue', 'n', 'answer-new', 'q', 'answer-quit')
        $answer = Read-Choice -Question (Get-Message 'question-resume') -Answer $choice -Default 'c'
    }
    if ($null -eq $answer) {
        return
    }
    if ($answer -eq 'q') {
        $script:Code = 130
    }
    elseif ($answer -eq 'n') {
        Move-Run
        if ($script:Code -lt 0) {
            Open-Run
        }
    }
    else {
        Write-Screen (Get-Message 'run-continues' $script:Started)
        Resume-Run
    }
}

# Records that what stands before the first step was read.
function Confirm-Reading {
    param([string]$By)

    Register-Event 'acknowledge' @{ 'start' = Get-Time; 'by' = $By }
}

# Shows what stands before the first step, and what is missing. Whoever is there
# must have read it; else somebody must have said so in the file of answers.
function Show-Note {
    Show-Before
    $missing = @(Find-Missing)
    if ($missing.Count -gt 0) {
        Write-Screen ''
        Write-Hint 'w' (Get-Message 'needs-tools' ($missing -join ', '))
    }
    if ($script:MustRead -and $script:Given.ContainsKey('acknowledge')) {
        Write-Screen ''
        Write-Screen (Get-Message 'acknowledged')
        Confirm-Reading 'answers'
    }
    elseif ($script:MustRead -and $script:Alone) {
        Write-Problem (Get-Message 'needs-acknowledgement' 'acknowledge = yes')
        $script:Code = 3
    }
    elseif ($script:Attended -and ((Test-Note) -or $missing.Count -gt 0)) {
        Wait-Reader
        if ($script:Code -lt 0 -and $script:MustRead) {
            Confirm-Reading 'operator'
        }
    }
    if ($script:Given.ContainsKey('tools')) {
        $missing = @()
    }
    if ($missing.Count -gt 0 -and $script:Alone -and $script:Code -lt 0) {
        $script:Code = 3
    }
}

# Does the whole run.
function Invoke-Runbook {
    foreach ($part in @('folder', 'lock', 'opening', 'run', 'notes', 'values', 'steps')) {
        if ($script:Code -ge 0) {
            return
        }
        # All may be handled where a start was killed just before it could say so.
        if (@('notes', 'values') -contains $part -and (Find-Open $script:First) -gt $script:Last) {
            continue
        }
        switch ($part) {
            'folder' { Find-Folder $true }
            'lock' { Lock-Run }
            'opening' { Show-Opening }
            'run' { Enter-Run }
            'notes' { Show-Note }
            'values' { Confirm-Value }
            'steps' { Invoke-Range }
        }
    }
}

# Says how far the last run has come.
function Show-Run {
    Find-Folder $false
    if ($script:Code -ge 0) {
        return
    }
    $script:Code = 0
    Show-Opening
    Write-Row ''
    if (-not (Read-State)) {
        Write-Row (Get-Message 'run-none')
        return
    }
    Restore-State
    Write-Row $script:Run
    $handled = 0
    foreach ($step in $script:Asked) {
        if (Test-Handled $step) {
            $handled += 1
        }
    }
    if ($script:Finished -ne '') {
        Write-Row (Get-Message 'run-finished')
    }
    else {
        Write-Row (Get-Message 'run-found' @($script:Started, $handled, $script:Asked.Count))
    }
    Write-Row ''
    foreach ($step in $script:Asked) {
        $outcome = Get-Outcome $step
        if ($script:Running -ceq $step) {
            $outcome = 'unknown'
        }
        $row = '  ' + $step + '  ' + (Get-OutcomeName $outcome)
        if ($script:Records[$step]['reason'] -ne '-') {
            $row += ' (' + $script:Records[$step]['reason'] + ')'
        }
        Write-Row $row
    }
    Write-Row ''
    Show-Count 0 ($script:Asked.Count - 1)
    Write-Row ('  ' + (Get-Message 'evidence-in' $script:EvidenceFile))
}

# Puts the last run aside.
function Clear-Run {
    Find-Folder $true
    if ($script:Code -lt 0) {
        Lock-Run
    }
    if ($script:Code -ge 0) {
        return
    }
    if (-not (Read-State)) {
        Write-Screen (Get-Message 'run-none')
        $script:Code = 0
        return
    }
    Restore-State
    Restore-Evidence
    Register-Event 'reset'
    if (-not $script:StateLost) {
        Move-Run
    }
    if ($script:Code -lt 0) {
        Write-Screen (Get-Message 'run-reset')
        $script:Code = 0
    }
}
