# --- Running ----------------------------------------------------------------

# What the file of answers says of the current step: a key and a reason; empty
# where it says nothing. It says so once.
function Find-Answer {
    $name = $script:Step
    if ((Get-Outcome $name) -eq 'unknown') {
        $name += '.unknown'
    }
    if ($script:Given.ContainsKey($name)) {
        $script:Given[$name]
        $script:Given.Remove($name)
    }
}

# Has the current step handled. How far to move on from it; the run ends where
# `Code` is set.
function Invoke-Step {
    param([bool]$CanGoBack, [bool]$Back)

    $script:Begun = Get-Time
    $script:ExitStatus = ''
    $script:Phase = 'check'
    $runs = Test-Code 'run 1'
    $kind = 'manual'
    if ((Get-Outcome $script:Step) -eq 'unknown') {
        $kind = 'unknown'
    }
    elseif ($runs) {
        $kind = 'command'
    }
    $given = @(Find-Answer)
    # What was done by hand, or not at all, may lack what its check needs.
    $known = $given.Count -gt 0 -and $given[0] -ne 'r' -and @(Find-Lack $script:Step).Count -gt 0
    if (-not $Back -and -not $known -and $kind -ne 'unknown' -and (Invoke-Check)) {
        return 1
    }
    while ($script:Code -lt 0) {
        $by = 'answers'
        if ($given.Count -gt 0 -and ($given[0] -ne 'r' -or $runs)) {
            $answer = $given[0]
            $reason = $given[1]
            $given = @()
        }
        elseif ($script:Attended) {
            $by = 'operator'
            $reason = ''
            $answer = Read-Answer $kind $CanGoBack
        }
        elseif ($script:Alone -and $kind -eq 'command' -and -not (Test-Flag $script:Step 'conditional')) {
            $answer = 'r'
            $reason = ''
        }
        else {
            Exit-ForPerson
            return 0
        }
        if ($null -eq $answer) {
            return 0
        }
        if ($answer -eq 'b') {
            return -1
        }
        if (Invoke-Answer -Answer $answer -Kind $kind -By $by -Reason $reason) {
            return 1
        }
        $outcome = Get-Outcome $script:Step
        if ($outcome -eq 'failed') {
            $kind = 'failed'
        }
        if ($kind -eq 'failed' -and -not $script:Attended -and $script:Code -lt 0) {
            Write-Problem (Get-Message 'step-failed' $script:Step)
            Write-Screen (Get-Message 'to-go-on' (Get-NextCommand))
            $script:Code = 1
        }
    }
    return 0
}

# Does what an answer says. Whether the step is handled then.
function Invoke-Answer {
    param([string]$Answer, [string]$Kind, [string]$By, [string]$Reason)

    if ($Answer -eq 'r') {
        if (-not (Request-Value $script:Step) -or -not (Invoke-Routine)) {
            return $false
        }
        Save-Outcome -Step $script:Step -Outcome 'done' -By 'command' -Status $script:ExitStatus
        return $true
    }
    if ($Answer -eq 'd' -and $By -eq 'operator' -and @('failed', 'unknown') -contains $Kind) {
        $why = Read-Reason 'ask-done-reason'
        if ($null -eq $why) {
            return $false
        }
        Save-Outcome -Step $script:Step -Outcome 'done' -By $By -Reason $why -Status $script:ExitStatus
        return $true
    }
    if ($Answer -eq 'd') {
        if ($Kind -ne 'unknown' -and (Test-Code 'verify') -and (-not (Request-Value $script:Step) -or -not (Invoke-Verify))) {
            return $false
        }
        Save-Outcome -Step $script:Step -Outcome 'done' -By $By
        return $true
    }
    if ($Answer -eq 's') {
        $why = $Reason
        if ($why -eq '') {
            $why = Read-Reason 'ask-skip-reason'
        }
        if ($null -eq $why) {
            return $false
        }
        Save-Outcome -Step $script:Step -Outcome 'skipped' -By $By -Reason $why
        return $true
    }
    if ($Answer -eq 'u') {
        Undo-Step $script:Step
    }
    elseif ($Answer -eq 'n') {
        Read-Note
    }
    else {
        Exit-Run
    }
    return $false
}

# The index of the first step, from one on, that is to be asked about.
function Find-Open {
    param([int]$Index)

    for ($n = $Index; $n -le $script:Last; $n += 1) {
        if ($script:Forced.ContainsKey($script:Asked[$n]) -or -not (Test-Handled $script:Asked[$n])) {
            return $n
        }
    }
    return $script:Last + 1
}

# Goes through the steps that are asked for. `Code` is set at the end.
function Invoke-Range {
    $opened = @()
    $n = Find-Open $script:First
    while ($n -le $script:Last -and $script:Code -lt 0) {
        $script:Step = $script:Asked[$n]
        Show-Step $script:Step $opened
        $opened = Get-Opened $script:Step
        $back = $script:Forced[$script:Step] -eq 'back'
        $move = Invoke-Step ($n -gt $script:Lowest) $back
        if ($move -gt 0) {
            $script:Forced.Remove($script:Step)
            Show-Result $script:Step
            $n = Find-Open ($n + 1)
        }
        elseif ($move -lt 0) {
            $n -= 1
            $script:Forced[$script:Asked[$n]] = 'back'
            if ($n -lt $script:First) {
                $script:First = $n
            }
        }
    }
    if ($script:Code -lt 0) {
        Write-Screen ''
        Write-Screen (Add-Style 'n' (Get-Message 'all-handled'))
        Show-Summary
        $script:Code = 0
    }
}

# Shows all that is asked for, and asks nothing.
function Show-Range {
    Show-Opening
    Write-Screen (Get-Message 'dry-run-notice')
    Show-Before
    $opened = @()
    for ($n = $script:First; $n -le $script:Last; $n += 1) {
        Show-Step $script:Asked[$n] $opened
        $opened = Get-Opened $script:Asked[$n]
        Show-Result $script:Asked[$n]
    }
    $script:Code = 0
}
