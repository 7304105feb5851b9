# --- Cases

# What is known of cases since this start, by the step's id.
$Cases = @{}
# The one that is asked about once more.
$Doubted = ''

# What is said of those that do not hold.
$CaseKeys = 'outcome-not-applicable', 'count-not-applicable'

# Whether a step applies in a case that somebody has to decide.
function Test-Case([string]$Id) {
    return ($Flags.Values | ForEach-Object { $_ -join ' ' }) -match "[=,]$([regex]::Escape($Id))([-, ]|$)"
}

# Whether the case of a step holds, `yes` or `no`, as far as that is known. `New` is set where
# the file of answers has just said so.
function Find-Case([string]$Id) {
    $script:New = ''
    if ($Id -ceq $Doubted) {
        return ''
    }
    if ($Cases.Contains($Id)) {
        return $Cases[$Id]
    }
    $verdict = ''
    # What has come of it tells of an earlier start.
    foreach ($step in $Asked -like "$Id*") {
        $outcome = Get-Outcome $step
        # What a choice has left out was never asked about.
        if (-not "$step.".StartsWith("$Id.") -or $outcome -in 'open', 'undone', 'left-out', 'skipped') {
            continue
        }
        $reason = $Records[$step].reason
        if ($outcome -ne 'not-applicable' -or $reason -like '* = yes') {
            $verdict = 'yes'
        } elseif ($reason -eq "$Id = no") {
            $verdict = 'no'
        }
    }
    if ($verdict -eq '' -and $Given.Contains($Id)) {
        $verdict = @{ y = 'yes'; n = 'no'; r = 'yes'; d = 'yes'; s = '' }[$Given[$Id][0]]
        $script:New = 'answers'
    }
    return $verdict
}

# Asks whether the case of a step holds; nothing where the run ends, or goes back.
function Request-Case([string]$Id, [bool]$CanGoBack) {
    $script:New = 'operator'
    while ($Code -lt 0) {
        $choice = -split 'y answer-yes n answer-no b answer-back q answer-quit'
        $answer = Read-Choice -Question (Get-Message 'question-case' $Id) -Answer $choice
        if ($answer -in 'y', 'n') {
            Confirm-Read
            return @{ y = 'yes'; n = 'no' }[$answer]
        }
        if ($answer -eq 'q') {
            Exit-Run
        } elseif ($answer -eq 'b') {
            if ($CanGoBack) {
                return ''
            }
            Show-Hint 'w' 'already-first'
        }
    }
}

# What was left out since the other was so of a case is open again.
function Clear-Other([string]$Id, [string]$Verdict) {
    foreach ($step in $Asked) {
        $reason = $Records[$step].reason
        if ((Get-Outcome $step) -eq 'not-applicable' -and $reason -like "$Id = *" -and $reason -ne "$Id = $Verdict") {
            Clear-Record $step
        }
    }
}

# Asks once more for the case of the current step where it was left out by that, and is to be done,
# or was rolled back. How far to move on where it is not due; nothing where it is.
function Request-Again([bool]$CanGoBack) {
    $isLeft = (Get-Outcome $Current) -eq 'not-applicable'
    if ($isLeft) {
        $script:Doubted = ($Records[$Current].reason -split ' ')[0]
    } elseif ((Get-Outcome $Current) -eq 'undone') {
        foreach ($case in @($Flags[$Current] -like 'cases=*' -replace '^cases=' -split ',')) {
            $Cases.Remove(($case -split '-')[-1])
        }
    } else {
        return
    }
    $move = Resolve-Case $CanGoBack
    $script:Doubted = ''
    if ($move -eq 1 -and $isLeft) {
        # It stays as it was.
        return 0
    }
    return $move
}

# Adds to the summary where a step was done, and what was to be done otherwise, too.
function Show-DoneCase {
    $pairs = $Asked.ForEach({ $Flags[$_] -like 'cases=*' -replace '^cases=' -split ',' }) -like '*-*'
    foreach ($pair in @($pairs | Select-Object -Unique)) {
        $done = @{}
        $sides = @{}
        foreach ($step in @($Asked).Where({ (Get-Outcome $_) -in 'done', 'already-done' })) {
            foreach ($id in @($pair -split '-').Where({ "$step.".StartsWith("$_.") })) {
                $done[$step] = $step
                $sides[$id] = $true
            }
        }
        if ($sides.Count -gt 1) {
            Show-Several $done
        }
    }
}

# Records what somebody has just said of a case.
function Save-Case([string]$Id, [string]$Verdict) {
    Register-Event 'note' @{
        step = $Current; hash = $Hashes[$Current]; by = $New; note = "$Id = $Verdict"; start = Get-Time
    }
}

# Leaves out the current step where its cases do not hold, with all that is in them; of those
# around a choice alone, where it stands between several ways. How far to move on then; nothing
# where it is due.
function Resolve-Case([bool]$CanGoBack, [string]$Choice = '') {
    $all = @($Flags[$Current] -like 'cases=*' -replace '^cases=' -split ',')
    if ($Choice -ne '') {
        $all = @($all.Where({ "$Choice.".StartsWith(($_ -split '-')[0] + '.') }))
    }
    if ($Given.Contains($Current) -and $Given[$Current][0] -notin 'y', 'n') {
        # That counts; that a case holds is said all the same.
        foreach ($case in $all) {
            if ($Given.Contains($case) -and $Given[$case][0] -eq 'y' -and (Find-Case $case) -and $New -ne '') {
                $Cases[$case] = 'yes'
                Save-Case $case 'yes'
            }
        }
        return
    }
    $by = ('answers', 'operator')[$Attended]
    foreach ($case in $all) {
        # Of the other part, the case is that of the step before it. Where that was left out
        # for another reason, nobody knows.
        $own, $id = $case -split '-'
        $other = $null -ne $id
        $verdict = ''
        if ($other) {
            $verdict = Find-Case $id
            $other = [bool]$verdict
        }
        if (-not $other) {
            $id = $own
            $verdict = Find-Case $id
        }
        if (-not $verdict) {
            if (-not $Attended) {
                Exit-ForPerson "$id = yes"
                return 0
            }
            $verdict = Request-Case $id $CanGoBack
            if (-not $verdict) {
                return ((0, -1)[$verdict -eq ''])
            }
        }
        $Cases[$id] = $verdict
        Clear-Other $id $verdict
        $left = $verdict -eq ('no', 'yes')[$other]
        if ($left -and -not $other -and (Test-Flag $Current 'otherwise')) {
            Write-Screen ''
            Show-Hint 'p' 'case-otherwise'
            $left = $false
        }
        if ($left) {
            if ($New -ne '') {
                $by = $New
            }
            for ($n = $Asked.IndexOf($Current); $n -le $Last; $n++) {
                $step = $Asked[$n]
                if (($step -eq $Current -or "$step.".StartsWith("$own.")) -and -not (Test-Handled $step)) {
                    Save-Outcome -Step $step -Outcome 'not-applicable' -By $by -Reason "$id = $verdict"
                }
            }
            Show-Over
            return 1
        }
        if (-not $other -and $New -ne '') {
            Save-Case $id $verdict
        }
    }
}
