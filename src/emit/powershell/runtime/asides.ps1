# --- What was so with other values

# Whether a step was given other values, when it ran last, than count now.
function Test-Otherwise([string]$Step) {
    foreach ($line in $UsedWith[$Step]) {
        $name, $value = $line.TrimStart([char]42) -split ' ', 2
        $index = Find-Value $name
        if ($index -ge 0 -and $Values[$index] -ne '' -and (Hide-Secret $Values[$index]) -cne (Hide-Secret $value)) {
            return $true
        }
    }
    return $false
}

# Keeps what is so of a step with the values of its last run, or with those of some names.
function Add-Aside([string]$Step, [string]$Round, [string]$Outcome, [object]$Only = $null) {
    foreach ($line in $UsedWith[$Step]) {
        $name, $value = (Hide-Secret $line).TrimStart([char]42) -split ' ', 2
        if ($null -eq $Only -or $Only -ccontains $name) {
            $script:Asides += @{
                was = ''; id = $Step; hash = $Hashes[$Step]; round = $Round; outcome = $Outcome; name = $name; value = $value
            }
        }
    }
}

# The same before a step runs with others, where that would not be known of it any more.
function Add-LeftAside([string]$Step) {
    $is = Get-Outcome $Step
    if ($is -eq 'open' -and $Stood.Contains($Step)) {
        $is = 'done'
    } elseif ($is -ne 'unknown') {
        return
    }
    if (Test-Otherwise $Step) {
        Add-Aside -Step $Step -Round '0' -Outcome $is
    }
}

# Keeps the values with which began what is not known of a step that is no more in the article.
function Add-GoneAside([hashtable]$Old) {
    foreach ($line in @($OldUses -clike "$($Old.id) *" -replace '^\S+ \*?')) {
        $name, $value = (Hide-Secret $line) -split ' ', 2
        $script:Asides += @{
            was = ''; id = $Old.id; hash = $Old.hash; round = '0'; outcome = 'unknown'; name = $name; value = $value
        }
    }
}

# Where the step is in the article again, that is known of it as before.
function Restore-GoneAside([string]$Step) {
    if ((Get-Outcome $Step) -ne 'unknown') {
        return
    }
    $known, $others = @($Asides).Where({ (Test-OwnAside $Step $_) -and $_.outcome -eq 'unknown' }, 'Split')
    $UsedWith[$Step] = @($known.ForEach({ $_.name + ' ' + $_.value }))
    $script:Asides = @($others)
}

# Whether one of those is about a step in the round under way.
function Test-OwnAside([string]$Step, [hashtable]$Aside) {
    return $Aside.id -ceq $Step -and $Aside.hash -ceq $Hashes[$Step] -and $Aside.round -eq '0'
}

# What a step did with some values in the round under way is known by now, or rolled back.
function Clear-Aside([string]$Step, [object]$Lines, [string]$Kept) {
    $known = @($Lines) -replace '^\*'
    $script:Asides = @(
        foreach ($one in $Asides) {
            $isIts = (Test-OwnAside $Step $one) -and $one.outcome -ne $Kept
            if (-not $isIts -or $known -cnotcontains ($one.name + ' ' + $one.value)) {
                $one
            }
        }
    )
}

# That a round is over. What was done in it with different values stays known.
function Close-Aside([string]$Step, [string]$Round, [object]$Mixed) {
    foreach ($one in $Asides) {
        if (Test-OwnAside $Step $one) {
            $one.round = $Round
        }
    }
    if ((Get-Outcome $Step) -eq 'done') {
        Add-Aside -Step $Step -Round $Round -Outcome 'done' -Only @($Mixed)
    }
}

# The lines of the state that keep them.
function Get-AsideLine {
    foreach ($one in $Asides) {
        @('aside') + $one[$AsideKeys] -join ' '
    }
}

# The values that a step was done with in the round under way, a line each.
function Get-DoneLine([string]$Step) {
    foreach ($one in $Asides) {
        if ((Test-OwnAside $Step $one) -and $one.outcome -eq 'done') {
            $one.name + ' ' + $one.value
        }
    }
    if ((Get-Outcome $Step) -eq 'done') {
        @($UsedWith[$Step]) -ne $null -replace '^\*'
    }
}

# The names of values of which some steps were done with several in the round under way.
function Find-Mixed([string[]]$Id) {
    $known = @{}
    foreach ($step in $Asked.Where({ (Test-Within $_ $Id) -and $TakenIn[$_] -ne '-' })) {
        foreach ($line in @(Get-DoneLine $step)) {
            $name, $value = $line -split ' ', 2
            if ($known.Contains($name) -and $known[$name] -cne $value) {
                $name
            }
            $known[$name] = $value
        }
    }
}

# Says of steps that they were done with different values, where they were: each is given with the
# value.
function Show-MixedValue([string]$Name, [object[]]$Done) {
    $known = @()
    foreach ($one in $Done) {
        if ($known -cnotcontains $one[1]) {
            $known += $one[1]
        }
    }
    if ($known.Count -gt 1) {
        $list = foreach ($one in $Done) {
            $one[0] + ' (' + (Get-ValueName $Name) + ' = ' + (Hide-Secret $one[1]) + ')'
        }
        Write-Hint 'w' (Get-Message 'done-mixed' ($list -join ', '))
    }
}

# Says which steps of one round were done with different values.
function Show-Mixed {
    $groups = @{}
    foreach ($step in $Asked) {
        # What was done before it had rounds is of none.
        $groups[$step] = @((Get-Rounds $step), '')[$TakenIn[$step] -eq '-']
    }
    foreach ($name in $Names.Replace(' ', '_')) {
        foreach ($rounds in @(@($Asked).ForEach({ $groups[$_] }) | Microsoft.PowerShell.Utility\Select-Object -Unique)) {
            $done = @(
                foreach ($step in $Asked.Where({ $groups[$_] -ceq $rounds })) {
                    foreach ($line in @(Get-DoneLine $step)) {
                        $own, $value = $line -split ' ', 2
                        if ($own -ceq $name) {
                            , @($step, $value)
                        }
                    }
                }
            )
            Show-MixedValue $name $done
        }
    }
    $mentioned = @()
    foreach ($aside in @($Asides).Where({ $_.round -ne '0' -and $_.outcome -eq 'done' })) {
        $mark = $aside.round + ' ' + $aside.name
        if ($mentioned -cnotcontains $mark) {
            $mentioned += $mark
            $done = @(
                foreach ($one in @($Asides).Where({ $_.outcome -eq 'done' -and ($_.round + ' ' + $_.name) -ceq $mark })) {
                    , @((Get-AsideName $one), $one.value)
                }
            )
            Show-MixedValue $aside.name $done
        }
    }
}

# The step of one of those, and the round where that is over.
function Get-AsideName([hashtable]$Aside) {
    $name = Get-ThenName $Aside.id $Aside.hash
    if ($Aside.round -eq '0') {
        return $name
    }
    return Get-InRound $name $Aside.round
}

# Says what is not known of steps that went on with other values.
function Show-Aside {
    $marks = @()
    foreach ($aside in @($Asides).Where({ $_.outcome -ne 'done' })) {
        $mark = $aside[$AsideKeys[0..3]] -join ' '
        if ($marks -ccontains $mark) {
            continue
        }
        $marks += $mark
        $pairs = foreach ($one in @($Asides).Where({ ($_[$AsideKeys[0..3]] -join ' ') -ceq $mark })) {
            (Get-ValueName $one.name) + ' = ' + (Hide-Secret $one.value)
        }
        Show-Row 'skipped-because' @(((Get-AsideName $aside) + ' (' + ($pairs -join ', ') + ')'), (Get-OutcomeName $aside.outcome))
    }
}
