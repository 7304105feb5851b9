# --- Running

# What the file of answers says of the current step: a key and a reason; empty
# where it says nothing. It says so once.
function Find-Answer {
    $name = $Current
    if ((Get-Outcome $name) -eq 'unknown') {
        $name += '.unknown'
    }
    # What is not known of a step is no roll-back of it, nor the other way round.
    $other = @('undone', 'd')[$name -ne $Current -and (Test-Undoing $Current)]
    if ($Given.Contains($name) -and $Given[$name][0] -notin 'y', 'n', $other) {
        if ($name -ne $Current -and (Test-Refused)) {
            $script:Refused = $Current
            return
        }
        $Given[$name]
        $Spent[$name] = $Given[$name]
        $Given.Remove($name)
    }
}

# Has the current step handled. How far to move on from it; the run ends where
# `Code` is set.
function Invoke-Step([bool]$CanGoBack, [bool]$Back) {
    $script:Begun = Get-Time
    $script:Trouble = @()
    $runs = Test-Code 'run 1'
    if ($runs) {
        Show-Covered
    }
    $kind = Get-Question
    if (-not $Back -and $kind -ne 'unknown') {
        $move = Resolve-Case $CanGoBack
        if ($null -ne $move) {
            return $move
        }
    }
    $reason = $Records[$Current].reason -notin '', '-'
    if (($kind -in 'command', 'manual' -and ((Get-Outcome $Current) -in 'failed', 'undone', 'unchecked' -or (Test-Stood $Current))) -or ($kind -eq 'unknown' -and $reason)) {
        Show-Over
    }
    $answered = @()
    if (-not $Back) {
        $answered = @(Find-Answer)
        $isDone = (Get-Outcome $Current) -in 'done', 'already-done'
        if ($isDone -and $answered -and $answered[0] -eq 's') {
            # What is done stays done.
            Write-Problem 'answer-unused' ($Current + ' = ' + (Hide-Secret $UnknownLines[$Current]))
            return 1
        }
    } elseif (Test-Handled $Current) {
        $kind = 'over'
    }
    # What was done by hand, or not at all, may lack what its check needs.
    $known = $answered -and $answered[0] -ne 'r' -and @(Find-Lack $Current).Count -gt 0
    if (-not $Back -and -not $known -and $kind -ne 'unknown' -and (Invoke-Check)) {
        return 1
    }
    Read-Later ($kind -eq 'over' -or $answered)
    while ($Code -lt 0) {
        $by = 'answers'
        $reason = ''
        if ($answered -and ($answered[0] -ne 'r' -or $runs)) {
            $answer, $reason = $answered
            $answered = @()
            if ($kind -ne 'unknown' -and $UnknownLines.Contains($Current)) {
                Write-Row ''
                Write-Hint 'f' ($Current + ' = ' + (Hide-Secret $UnknownLines[$Current]))
            }
        } elseif ($Attended) {
            $by = 'operator'
            $answer = Read-Answer $kind $CanGoBack
        } elseif ($Alone -and $kind -eq 'command' -and -not (Test-Flag $Current 'conditional')) {
            if ((Get-Outcome $Current) -eq 'undone') {
                # Who has rolled it back has decided that.
                Write-Problem 'undone-needs-person' @($Current, ($Current + ' = run'))
                $script:Code = 3
                return 0
            }
            $answer = 'r'
        } else {
            Exit-ForPerson
            return 0
        }
        if ($null -eq $answer) {
            return 0
        }
        $move = @{ b = -1; c = 1 }[$answer]
        if ($move) {
            return $move
        }
        if ($answer -eq 'r' -and $kind -eq 'over') {
            $move = Request-Again $CanGoBack
            if ($null -ne $move) {
                return $move
            }
            $kind = Get-Question
            continue
        }
        if ($answer -eq 'r' -and -not $runs) {
            # What a person did is to be done again.
            $kind = 'manual'
            continue
        }
        $before = $Seq
        if (Invoke-Answer -Answer $answer -Kind $kind -By $by -Reason $reason) {
            return 1
        }
        # Where nothing was tried, as where no reason was given, the same is asked again.
        if (($Seq -ne $before -or -not $Attended) -and $answer -notin 'n', 'v' -and (Get-Outcome $Current) -eq 'failed') {
            $kind = 'failed'
            Exit-Failed
        } elseif ($kind -eq 'unknown' -and (Test-Handled $Current)) {
            # What was rolled back is not the last that it did.
            return 1
        } elseif (($kind -eq 'over' -and -not (Test-Handled $Current)) -or ($kind -in 'failed', 'unknown' -and (Get-Outcome $Current) -ne $kind)) {
            if ($kind -eq 'unknown' -and -not $Attended) {
                $answered = @(Find-Answer)
            }
            $move = @(if ($kind -eq 'over') { Request-Again $CanGoBack })
            if ($move.Count -gt 0) {
                return $move[0]
            }
            $kind = Get-Question
            if ($kind -eq 'command' -and (Test-Stood $Current)) {
                Show-Over
                if (-not $answered -and (Invoke-Check)) {
                    return 1
                }
            }
        }
    }
    return 0
}

# Does what an answer says. Whether the step is handled then.
function Invoke-Answer([string]$Answer, [string]$Kind, [string]$By, [string]$Reason) {
    # What is said of an attempt whose end is not known is said of that one.
    $script:AsBegun = @('', $Current)[$Kind -eq 'unknown' -and $Answer -in 'd', 's', 'f' -and -not (Test-Undoing $Current)]
    switch ($Answer) {
        'r' { return Invoke-Routine }
        'd' { return Confirm-Done $Kind $By }
        'undone' { Confirm-Undone $By '' }
        'w' {
            $why = Read-Reason 'ask-undone-reason' $Current
            if ($why -ne '') {
                Confirm-Undone $By $why
            }
        }
        's' {
            if ($Reason -eq '') {
                $Reason = Read-Reason 'ask-skip-reason'
            }
            if ($Reason -ne '') {
                Save-Outcome -Step $Current -Outcome 'skipped' -By $By -Reason $Reason
                return $true
            }
        }
        'f' {
            $Reason = Read-Reason 'ask-fail-reason'
            if ($Reason -ne '' -and $Kind -eq 'unknown' -and (Test-Undoing $Current)) {
                Restore-Undone $Reason
                return $false
            }
            if ($Reason -ne '') {
                Save-Outcome -Step $Current -Outcome 'ended-failed' -By $By -Reason $Reason -Status $ExitStatus
                return $true
            }
        }
        'u' { Undo-Step $Current (Get-DueDeed $Current) }
        'n' { Read-Note }
        'v' { Edit-Value }
        'g' { return Use-Lead }
        'o' { return Edit-Way }
        'a' { return Use-Round $By $Reason }
        'e' { return Use-Apart }
        'q' { Exit-Run }
    }
    return $false
}

# Records that somebody says the current step is done; an operator who says so of one that
# has failed, or that nothing here has done or checked, says why: one key is pressed soon. Whether
# it is recorded.
function Save-Done([string]$By) {
    $why = ''
    $unproved = (Test-Code 'run 1') -and -not (Test-Code 'verify')
    if ($By -eq 'operator' -and ($unproved -or (Get-Outcome $Current) -like '*failed')) {
        $why = Read-Reason 'ask-done-reason'
        if ($why -eq '') {
            return $false
        }
    }
    Save-Outcome -Step $Current -Outcome 'done' -By $By -Reason $why
    return Test-Handled $Current
}

# Whether the current step is over and shown as that, though it is named: it is done again where
# somebody who sees that says so, or the answers do.
function Test-Look {
    $answer = @(@($Given[$Current]) -ne $null) + ''
    return $Attended -and (Test-Handled $Current) -and $answer[0] -in '', 'y', 'n' -and $Forced[$Current] -ne 'halted'
}

# The index of the first step, from one on, that is to be asked about.
function Find-Open([int]$Index) {
    for ($n = $Index; $n -le $Last; $n++) {
        if ($Forced.Contains($Asked[$n]) -or -not (Test-Handled $Asked[$n])) {
            break
        }
    }
    return $n
}

# Goes through the steps that are asked for. `Code` is set at the end.
function Invoke-Range {
    $n = Find-Open $First
    while ($Code -lt 0 -and ($n -le $Last -or ($n = Get-Return) -ge 0)) {
        $script:Current = $Asked[$n]
        $canGoBack = $n -gt $Lowest -or $Away
        $move = $null
        if (-not (Test-Handled $Current)) {
            $move = Resolve-Way $Current $canGoBack
        }
        if ($move -gt 0) {
            $Forced.Remove($Current)
            $n = Find-Open ($n + 1)
            continue
        }
        if ($Code -ge 0) {
            break
        }
        $isNamed = $Forced[$Current] -eq 'named'
        $isOver = -not $Attended -and (Test-Handled $Current)
        $asks = (Get-Outcome $Current) -ne 'left-out' -and (@($Given[$Current]) + 'n' -ne $null)[0] -notin 'y', 'n'
        if ($null -eq $move -and ($Mending -or $isNamed) -and $isOver -and -not $asks) {
            # That it is named, or a run goes on, asks for nothing that is done.
            if ($isNamed) {
                Write-Screen ''
                Show-Row 'step-not-redone' @($Current, (Get-Described $Current (Get-Outcome $Current)))
            }
            $move = 1
        } elseif ($null -eq $move) {
            if ($Opened[-1] -ne $Current) {
                Show-Step $Current
            }
            $move = Invoke-Step $canGoBack ($Forced[$Current] -eq 'back' -or (Test-Look))
        }
        if ($move -gt 0) {
            $Forced.Remove($Current)
            $way = $script:Target
            $script:Target = -1
            # Where a step is left for what is kept apart, it is not over.
            if (($way -lt 0 -or $way -gt $n) -and (Test-Handled $Current)) {
                Show-Result $Current
            }
            if ($way -lt 0) {
                $n = Find-Open ($n + 1)
                continue
            }
            $n = $way
        } elseif ($move -lt 0) {
            # What another way has left out is not gone back to.
            do { $n -= 1 } while ($n -gt $Lowest -and (Get-Outcome $Asked[$n]) -eq 'left-out')
            if ($n -lt $Lowest) {
                # Back to where what is kept apart was begun.
                $n = $Last + 1
                continue
            }
        }
        if ($move -lt 0 -or ($move -and (Test-Handled $Asked[$n]))) {
            $Forced[$Asked[$n]] = 'back'
            if ($n -lt $First) {
                $script:First = $n
            }
        }
    }
    if ($Code -lt 0) {
        Write-Screen ''
        $open = @($Asked[0..($Mains - 1)]).Where({ -not (Test-Handled $_) })
        # What was neither done nor left out in a round before is open for ever: that is no
        # success.
        $faults = @(Get-Fault ($open.Count -eq 0))
        if ($open.Count -gt 0) {
            $open = @($open -join ', ') + $Undones.Where({ $_.outcome -notlike '*failed' -and $_.outcome -ne 'skipped' }).ForEach({
                    Get-InRound $_.id $_.round
                })
            Write-Ending 'n' (Get-Message 'chosen-handled' ($open -join '; '))
        } elseif ($faults.Count -gt 0) {
            Write-Ending 'w' (Get-Message 'handled-with-faults' ($faults -join '; '))
        } elseif ($OnlyPart -ne '') {
            Write-Ending 'n' (Get-Message 'only-handled')
        } else {
            Write-Ending 'n' (Get-Message 'all-handled')
        }
        Show-Summary
        Show-Apart
        $script:Code = [int]($faults.Count -gt 0)
    }
}

# Shows all that is asked for, and asks nothing.
function Show-Range {
    Find-Given
    Show-Opening
    Show-Message 'dry-run-notice'
    $null = Show-Before
    for ($n = $First; $n -le $Last; $n++) {
        Show-Step $Asked[$n]
        Show-Result $Asked[$n]
    }
    if ($OnlyPart -eq '') {
        Show-Apart
    }
    $script:Code = 0
}
