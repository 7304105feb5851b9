# --- Answers from a file

# The answers that were taken: each says so once, in each round.
$Spent = @{}
# What stands there of what may be unknown.
$UnknownLines = @{}

# The answer that a text stands for: a key, and a reason or nothing; empty
# where it stands for none.
function Get-Answer([string]$Text) {
    switch -Regex ($Text) {
        '^done$' { return 'd', '' }
        '^undone$' { return 'undone', '' }
        '^run$' { return 'r', '' }
        '^skip\s+(\S.*)$' { return 's', $Matches[1] }
        '^once$' { return 'a', '1' }
        '^([1-9][0-9]?) rounds$' { return 'a', $Matches[1] }
    }
}

# Takes a line of the answers. Whether it is one.
function Read-AnswerLine([string]$Name, [string]$Value) {
    if ($Name -cin 'acknowledge', 'tools', 'resume') {
        $Given[$Name] = @($Value)
        return "$Name $Value" -in 'acknowledge yes', 'tools ignore', 'resume continue', 'resume new'
    }
    if ($Name -clike 'value.*') {
        $Given[$Name] = @($Value)
        return $Names -ccontains $Name.Substring(6) -and $Value -cin 'new', 'earlier'
    }
    if ($Value -cin 'yes', 'no' -and (Test-Case $Name)) {
        $Given[$Name] = @($Value.Substring(0, 1), '')
        return $true
    }
    if (Read-AnswerWay $Name $Value) {
        return $true
    }
    if ($Name -cmatch '^(p[\d.]+|[0-9a-f]{16})\.gone$') {
        $UnknownLines[$Name] = $Value
        $Given[$Name] = @(Get-Answer $Value)
        return ($Given[$Name] + '')[0] -in 'd', 's'
    }
    $step = $Name -replace '\.unknown$'
    if ($step -in $Asked) {
        $UnknownLines[$Name] = $Value
        $answer = @(Get-Answer $Value)
        $Given[$Name] = $answer
        if ($answer -and $answer[0] -eq 'a') {
            return @(Get-Loop $step).Count -gt 0
        }
        if ($answer -and $answer[0] -eq 'undone') {
            return $Name -cne $step -and $Codes.Contains("$step rollback")
        }
        # What has no commands cannot be done by them.
        return $answer.Count -gt 0 -and ($answer[0] -ne 'r' -or $Codes.Contains("$step run 1"))
    }
    return Read-AnswerValue $Name $Value
}

# Says which lines of it tell of what is not known, where it is.
function Show-Unused {
    foreach ($name in @($Given.Keys) -match '\.(unknown|gone)$' | Sort-Object) {
        if ($name -like '*.gone' -or (Get-Outcome ($name -replace '\.unknown$')) -ne 'unknown') {
            Write-Problem 'answer-unused' ($name + ' = ' + $UnknownLines[$name])
        }
    }
}

# What the lines until now answer, and how.
$AnswerLines = @{}

# Refuses what a line above it says otherwise. That a case holds, or which way is chosen, is no answer
# about the same step.
function Confirm-Line([int]$Line, [string]$Name, [string]$Value) {
    $key = ('', 'step ')[@(Get-Answer $Value).Count -gt 0] + ('', 'case ')[$Value -cin 'yes', 'no'] + $Name
    $shown = $Value
    if ($script:Variables.Count -gt 0 -and (Find-Value $Name) -ge 0) {
        $index = Find-Value $Name
        $key = "value $index"
        $shown = $Value = Get-Unquoted $Value
        if ($Secrets[$index]) {
            $shown = '****'
        }
    }
    if ($AnswerLines.Contains($key) -and $AnswerLines[$key][0] -cne $Value) {
        Write-Refusal 'answers-wrong' @($Line, (Get-Message 'set-twice' @($Name, $AnswerLines[$key][1], $shown)))
    }
    $AnswerLines[$key] = @($Value, $shown)
}

# Reads the file of answers. What is wrong ends with `Code` set.
function Read-AnswerFile([string]$Path) {
    try {
        $lines = [IO.File]::ReadAllLines((Resolve-File $Path), $Utf8)
    } catch {
        Write-Refusal 'answers-unreadable' $Path
        return
    }
    for ($n = 0; $n -lt $lines.Length -and $Code -lt 0; $n++) {
        $line = $lines[$n].Trim()
        if ($line -match '^(#|$)') {
            continue
        }
        $name, $value = ($line -split '=', 2).Trim()
        if ($null -eq $value -or $value -match '[\x00-\x1f\x7f-\x9f]' -or -not (Read-AnswerLine $name $value)) {
            # What follows the name may be a secret.
            Write-Refusal 'answers-wrong' @(($n + 1), $name)
        } elseif ($Code -lt 0) {
            Confirm-Line -Line ($n + 1) -Name $name -Value $value
        }
    }
}
