# --- Answers from a file

# The answer that a text stands for: a key, and a reason or nothing; empty
# where it stands for none.
function Get-Answer([string]$Text) {
    if ($Text -eq 'done') {
        return @('d', '')
    }
    if ($Text -eq 'run') {
        return @('r', '')
    }
    if ($Text -match '^skip\s+(?<reason>\S.*)$') {
        return @('s', $Matches['reason'])
    }
    return @()
}

# Takes a line of the answers. Whether it is one.
function Read-AnswerLine([string]$Name, [string]$Value) {
    if ($Name -ceq 'acknowledge') {
        $Given[$Name] = @($Value)
        return $Value -eq 'yes'
    }
    if ($Name -ceq 'tools') {
        $Given[$Name] = @($Value)
        return $Value -eq 'ignore'
    }
    if ($Name -ceq 'resume') {
        $Given[$Name] = @($Value)
        return @('continue', 'new') -contains $Value
    }
    $step = $Name -replace '\.unknown$', ''
    if ($Asked -contains $step) {
        $answer = @(Get-Answer $Value)
        $Given[$Name] = $answer
        # What has no commands cannot be done by them.
        $can = $Codes.Contains($step + ' run 1')
        return $answer.Count -gt 0 -and ($can -or $answer[0] -ne 'r')
    }
    return Read-AnswerValue $Name $Value
}

# Reads the file of answers. What is wrong ends with `Code` set.
function Read-AnswerFile([string]$Path) {
    try {
        $lines = [IO.File]::ReadAllLines((Resolve-File $Path), $Utf8)
    } catch {
        Write-Refusal 'answers-unreadable' $Path
        return
    }
    for ($n = 0; $n -lt $lines.Length; $n += 1) {
        $line = $lines[$n].Trim()
        if ($line -eq '' -or $line.StartsWith('#')) {
            continue
        }
        $at = $line.IndexOf([char]61)
        $sound = $false
        $name = $line
        if ($at -ge 0) {
            $name = $line.Substring(0, $at).Trim()
            $value = $line.Substring($at + 1).Trim()
            $sound = $value -notmatch '[\x00-\x1f\x7f-\x9f]' -and (Read-AnswerLine $name $value)
        }
        if (-not $sound) {
            # What follows the name may be a secret.
            Write-Refusal 'answers-wrong' @(($n + 1), $name)
        }
        if ($Code -ge 0) {
            return
        }
    }
}
