# --- Before the first step

# Records what is known of a run that does not go on, and puts it aside.
function Complete-Old {
    if ($LeftBehind -eq '') {
        Restore-Running
        Register-Event 'reset' @{ start = Get-Time }
    }
    if ($StateLost) {
        return
    }
    try {
        Move-File $StateFile ($StateFile + '.' + $Run)
        Clear-File $SessionFile
    } catch {
        Write-Problem 'state-unwritable' $StateFile
        $script:Code = 1
    }
}

# Records what the run begins, or goes on, with: the files, and what is shown of each
# of its parts first, a line that is no note, directive or fence.
function Register-Start([string]$Name) {
    Save-Called
    $parts = foreach ($key in $Keys) {
        $scene = $Scenes[$key]
        if ($scene.kind -match '^[tps]') {
            $number = @('', $scene.number)[$key.Contains('.')]
            $lines = @((Get-Word $key) -split '\n' -notmatch '^([|!~]|```|$)') + ''
            , @($key, $number, [string]$Hashes[$key], $lines[0])
        }
    }
    $detail = @{ start = Get-Time; begins = $true; sources = $Sources; steps = @($parts) }
    if ($RunName -ne '') {
        $detail.name = $RunName
    }
    if ($OnlyPart -ne '') {
        $detail.only = $OnlyPart
    }
    if ($script:From -ne '') {
        $detail.from_step = $script:From
    }
    if ($Aparts.Count -gt 0) {
        $detail.apart = $Aparts
    }
    $repeats = @(
        foreach ($step in $Asked) {
            $ids = @(Get-Loop $step)
            if ($ids.Count -gt 0) {
                , @($step, $ids)
            }
        }
    )
    if ($repeats.Count -gt 0) {
        $detail.loops = $repeats
    }
    $ways = @(Get-WayPart)
    if ($ways.Count -gt 0) {
        $detail.ways = $ways
    }
    Add-CodeList $detail
    if ($LeftBehind -ne '') {
        $detail.reason = $LeftBehind
    }
    Register-Event $Name $detail
    $script:Entered = $true
    Unlock-Evidence
}

# Begins a new run.
function Open-Run {
    Initialize-Record
    $script:Deeds = $script:Undones = $script:PastSteps = $script:GoneFailed = $script:Asides = @()
    $script:Started = Get-Time
    $script:Run = ($Started -replace '[-:]') + '-' + [Guid]::NewGuid().ToString('N').Substring(0, 8)
    $script:Finished = $script:Running = $script:Pending = ''
    $script:Mending = $false
    $script:TextsRead = @()
    $script:Seq = 0
    $script:EvidenceFile = $WantedEvidence
    if ($EvidenceFile -eq '') {
        $script:EvidenceFile = [IO.Path]::Combine($Folder, "evidence-$Run.jsonl")
    }
    Confirm-Own '600' $EvidenceFile
    Confirm-Wanted
    if ($Code -ge 0) {
        return
    }
    Clear-Value
    Clear-Way
    Clear-File $SessionFile
    $script:Prev = Get-LastDigest
    Register-Start 'start'
}

# Goes on with the run that the state tells of.
function Resume-Run {
    if ($WantedEvidence -ne '' -and ($LeftBehind -ne '' -or $WantedEvidence -cne $EvidenceFile)) {
        $script:EvidenceFile = $WantedEvidence
        Confirm-Own '600' $EvidenceFile
        Confirm-Wanted
        if ($Code -ge 0) {
            return
        }
        $script:Prev = Get-LastDigest
        if ($LeftBehind -ne '') {
            # The line that the old file lacks goes to this one.
            $script:Pending = ($Pending -replace ',"prev":"\w*"}$') + ',"prev":"' + $Prev + '"}'
            $script:Prev = Get-Digest ($Utf8.GetBytes($Pending))
            $null = Add-Evidence $Pending
        }
    } else {
        Wait-Evidence
    }
    if ($Code -ge 0) {
        return
    }
    Show-Message 'run-continues' (Get-Clock $Started)
    Register-Start 'resume'
    Show-Way
    Show-Session
    if ($NewSteps -or $GoneSteps -or $Swapped) {
        Write-Ending 'w' (Get-Message 'article-changed')
    }
    if ($NewSteps) {
        Show-Row 'article-new' ($NewSteps -join ', ')
    }
    if ($GoneSteps) {
        Show-Row 'article-gone' ($GoneSteps -join ', ')
    }
    if ($Swapped) {
        Show-Row 'article-moved' ($Swapped -join ', ')
    }
    Show-Former
    Restore-Running
    Confirm-Gone
}

# Whether a run that has ended is gone on with, so that what did not go well is asked about.
$Mending = $false

# Asks whether the run goes on. That another one takes its place is asked once more.
function Request-Resume([string[]]$Choice, [string]$Default) {
    while ($true) {
        $answer = Read-Choice -Question (Get-Message 'question-resume') -Answer $Choice -Default $Default
        if ($answer -ne 'n') {
            return $answer
        }
        Write-Screen ''
        Write-Hint 'w' (Get-Message 'run-aside' @((Get-Clock $Started), $EvidenceFile))
        $sure = Read-Choice -Question (Get-Message 'question-new') -Answer (-split 'y answer-anew n answer-stay')
        if ($sure -ne 'n') {
            return @($null, 'n')[$sure -eq 'y']
        }
    }
}

# Nobody begins a run without knowing it after one that did not go well, or for a part of it.
# `Code` is set where it does not begin, `Mending` where the one that has ended goes on: what
# failed is due again.
function Confirm-New {
    if (@(Get-Fault).Count -eq 0 -and "$($script:From)$OnlyPart" -eq '') {
        return
    }
    Write-Screen ''
    Show-Finished
    $answer = 'n'
    if ($Given.Contains('resume')) {
        $answer = $Given['resume'][0].Substring(0, 1)
    } elseif ($Attended) {
        $open = $Asked[$First..$Last].Where({
                -not (Test-Handled $_) -or (Get-Outcome $_) -eq 'ended-failed' -or @(Get-OpenDeed) -contains (Find-LastDeed $_)
            })
        $choice = -split 'n answer-new q answer-quit'
        if ($open.Count -gt 0 -or "$($script:From)$OnlyPart" -ne '') {
            # What failed in a round that is over is not done any more by going on.
            $choice = (-split 'c answer-continue') + $choice
        }
        $answer = Request-Resume $choice ''
    } else {
        Show-Row 'run-anew' @($EvidenceFile, 'resume = continue')
    }
    if ($answer -eq 'q') {
        $script:Code = 130
    } elseif ($answer -eq 'c') {
        $script:Mending = $true
        $script:Finished = ''
        $script:GoneFailed = @()
        foreach ($step in $Asked[$First..$Last].Where({ (Get-Outcome $_) -eq 'ended-failed' })) {
            # What comes of it now is not what its commands came to then.
            $Records[$step].outcome, $Records[$step].status = 'failed', '-'
        }
    }
}

# Goes on with the last run, or begins a new one. `Code` is set where that ends
# before it begins.
function Enter-Run {
    $found = Read-State
    if ($found -and $WantedEvidence -in '', $EvidenceFile) {
        Confirm-Own '600' $EvidenceFile
    }
    if ($found -and $Code -lt 0) {
        Restore-Evidence
    }
    if ($Code -ge 0) {
        return
    }
    # What is kept apart belongs to the run before it, even to one that is over.
    if ($found) {
        Restore-State
    }
    if (-not $found -or ($Finished -ne '' -and $First -lt $Mains)) {
        if ($found) {
            Confirm-New
        }
        if ($Mending) {
            Resume-Run
        } elseif ($Code -lt 0) {
            Open-Run
        }
        return
    }
    $answer = 'c'
    if ($Given.Contains('resume')) {
        $answer = $Given['resume'][0].Substring(0, 1).ToLowerInvariant()
    } elseif ($Attended) {
        Write-Screen ''
        if ($Finished -ne '') {
            Show-Finished
        } else {
            Show-Message 'run-found' @((Get-Clock $Started), (Measure-Handled), $Mains)
        }
        Show-Round
        Show-Running
        $choice = -split 'c answer-continue n answer-new q answer-quit'
        $answer = Request-Resume $choice 'c'
    }
    if ($null -eq $answer) {
        return
    }
    if ($answer -eq 'q') {
        $script:Code = 130
    } elseif ($answer -eq 'n') {
        if ($Finished -eq '') {
            Complete-Old
        }
        if ($Code -lt 0) {
            Open-Run
        }
    } else {
        Resume-Run
    }
}

# Shows what stands before the first step, and what is missing. Whoever is there
# must have read it; else somebody must have said so in the file of answers.
function Show-Note {
    Show-Unused
    Use-Given
    $unread = Show-Before
    $missing = Show-Missing
    if ($missing -and -not (Test-Read "missing:$missing")) {
        $unread = $true
    }
    $by = ''
    if ($MustRead -and $Given.Contains('acknowledge')) {
        Write-Screen ''
        Show-Message 'acknowledged'
        $by = 'answers'
    } elseif ($MustRead -and $Alone) {
        Write-Problem 'needs-acknowledgement' 'acknowledge = yes'
        $script:Code = 3
    } elseif ($Attended -and $unread) {
        Wait-Reader { Show-Before }
        if ($MustRead) {
            $by = 'operator'
        }
    }
    if ($by -ne '' -and $Code -lt 0) {
        Register-Event 'acknowledge' @{ start = Get-Time; by = $by }
    }
    if ($missing -and $Alone -and $Code -lt 0 -and -not $Given.Contains('tools')) {
        $script:Code = 3
    }
}

# Does the whole run.
function Invoke-Runbook {
    $parts = @(
        { Find-Folder $true }
        { Lock-Run }
        {
            Request-Session
            Show-Opening
        }
        { Enter-Run }
        # What -Only names is asked about once more where all of it is over, and more is open.
        # What was begun goes on.
        {
            $mend = @($Asked[$First..$Last].Where({ Test-Unsettled $_ }))
            $open = $mend + $Asked[$First..$Last].Where({ -not (Test-Handled $_) })
            if ($script:From -eq '' -and ($open.Count -gt 0 -or (-not $Mending -and $First -lt $Mains -and (Measure-Handled) -eq $Mains))) {
                $Forced.Clear()
            }
            foreach ($step in $mend) {
                $Forced[$step] = 'back'
            }
        }
        # All may be handled where a start was killed just before it could say so.
        {
            if ((Find-Open $First) -le $Last) {
                $script:Current = $Asked[(Find-Open $First)]
                Show-Note
            }
        }
        { if ((Find-Open $First) -le $Last) { Confirm-Value } }
        { Invoke-Range }
    )
    foreach ($part in $parts) {
        if ($Code -lt 0) {
            & $part
        }
    }
}

# Says how far the last run has come.
function Show-Run {
    Find-Folder $false
    if ($Code -ge 0) {
        return
    }
    $script:Code = 0
    Show-Opening
    Write-Row ''
    if ($RunName -ne '') {
        Show-Message 'run-named' $RunName
    }
    $holder = Read-Lock $LockFile
    $held = Test-Holder $holder $LockFile
    $id, $null, $since, $name = Split-Lock $holder
    if ($held -and $name) {
        Show-Message 'run-held' @($name, $id, $since, (Get-Seen))
        $waits = Get-Waiting $holder
        if ($waits -ne '') {
            Show-Message 'run-waits' $waits
        }
    }
    if (-not (Read-State)) {
        if ($Code -eq 0) {
            Show-Message 'run-none'
        }
        return
    }
    Restore-State
    if ($Running -ne '' -and -not $held) {
        $script:Remains = @($Remains) + "$Running $RunningAs -"
        $Records[$Running].outcome = 'unknown'
        $Records[$Running].reason = '-'
    }
    if ($Running -ne '' -and $RunningCode -eq 'halted') {
        # What came of it is being asked, or was when the run was killed.
        $Records[$Running].reason = Get-Message 'halted-by-operator'
        $Records[$Running].end = '-'
    }
    Show-Remain
    if ($Finished -ne '') {
        Show-Finished
    } else {
        Show-Message 'run-found' @((Get-Clock $Started), (Measure-Handled), $Mains)
    }
    if (-not $held) {
        Show-Older
    }
    Show-Round
    Write-Row ''
    foreach ($step in $Asked) {
        $outcome = Get-Outcome $step
        if ($Running -ceq $step) {
            $outcome = 'unknown'
        }
        if ($outcome -eq 'open' -and $Asked.IndexOf($step) -ge $Mains) {
            # What is kept apart is not open.
            continue
        }
        Write-Name $step
        $margin = ' ' * ($step.Length + 4)
        $row = @(@(Get-RunningName $step $holder) + (Get-Described $step $outcome))[0]
        Write-Part -Start $margin -Rest $margin -Plain $row -Styles ('p' * $row.Length)
    }
    Show-Summary 0 ($Mains - 1)
    $lacking = Get-Gap (Read-Evidence)
    if ($lacking -ne '') {
        Write-Hint 'w' $lacking
    }
    Show-Apart
}

# Puts the last run aside.
function Clear-Run {
    Find-Folder $true
    if ($Code -lt 0) {
        Lock-Run
    }
    if ($Code -ge 0) {
        return
    }
    $key = 'run-none'
    if (Read-State) {
        Restore-State
        Restore-Evidence
        Complete-Old
        $key = 'run-reset'
    }
    if ($Code -lt 0) {
        Show-Message $key
        $script:Code = 0
    }
}
