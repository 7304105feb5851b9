# --- Values -----------------------------------------------------------------

${Alias:Value} = 'Add-Value'

# A value that commands need: its name, its variable, and what is known of it.
function Add-Value {
    $known = @{ 'prompt' = $args[0]; 'pattern' = ''; 'default' = '' }
    foreach ($line in ((Get-RecordText $args) -split '\n')) {
        $at = $line.IndexOf([char]32)
        if ($at -gt 0) {
            $known[$line.Substring(0, $at)] = $line.Substring($at + 1)
        }
    }
    $script:Names += $args[0]
    $script:Variables += $args[1]
    $script:Secrets += $args.Count -gt 3 -and $args[2] -ceq 'secret'
    $script:Prompts += $known['prompt']
    $script:Patterns += $known['pattern']
    $script:Defaults += $known['default']
}

# The index of a value by its name, below zero where there is none. Whoever
# types one may write capitals, and a line for a space.
function Find-Value {
    param([string]$Name)

    for ($n = 0; $n -lt $script:Names.Count; $n += 1) {
        if ($script:Names[$n] -ceq $Name) {
            return $n
        }
    }
    $plain = $Name -replace '[ _]', '-'
    for ($n = 0; $n -lt $script:Names.Count; $n += 1) {
        if (($script:Names[$n] -replace '[ _]', '-') -eq $plain) {
            return $n
        }
    }
    return -1
}

# What a value is called.
function Get-Label {
    param([int]$Index)

    $own = Get-Word ('value ' + $script:Names[$Index])
    if ($own -ne '') {
        return $own
    }
    return $script:Prompts[$Index]
}

# Whether a text is what a pattern wants of all of it.
function Test-Pattern {
    param([string]$Text, [string]$Pattern)

    try {
        $none = [System.Text.RegularExpressions.RegexOptions]::CultureInvariant
        $limit = [TimeSpan]::FromSeconds(5)
        $test = [regex]::new('\A(?:' + $Pattern + ')\z', $none, $limit)
        return $test.IsMatch($Text)
    }
    catch {
        return $false
    }
}

# Whether a value can be one of this index. An empty one never is.
function Test-Value {
    param([int]$Index, [string]$Value)

    if ($Value -eq '' -or $Value -match '[\x00-\x1f\x7f-\x9f]') {
        return $false
    }
    $pattern = $script:Patterns[$Index]
    return $pattern -eq '' -or (Test-Pattern $Value $pattern)
}

# What to say of a value that cannot be one of this index.
function Get-Objection {
    param([int]$Index, [string]$Value)

    $pattern = $script:Patterns[$Index]
    if ($pattern -eq '') {
        $pattern = '.+'
    }
    $label = Get-Label $Index
    if ($script:Secrets[$Index]) {
        return Get-Message 'secret-invalid' @($label, $pattern)
    }
    $clean = $Value -replace '[\x00-\x1f\x7f-\x9f]', ''
    return Get-Message 'value-invalid' @($clean, $label, $pattern)
}

# Ends with what is wrong about a value.
function Write-Objection {
    param([int]$Index, [string]$Value)

    Write-Problem (Get-Objection $Index $Value)
    Write-Problem (Get-Message 'see-help')
    $script:Code = 2
}

# Settings that may have come as one word, `a=1,b=2`: one is where a known name
# and an equals sign follow a comma.
function Split-Setting {
    param([string]$Word)

    $found = @()
    foreach ($part in $Word.Split([char]44)) {
        $at = $part.IndexOf([char]61)
        $begins = $found.Count -eq 0
        if ($at -gt 0 -and (Find-Value ($part.Substring(0, $at).Trim())) -ge 0) {
            $begins = $true
        }
        if ($begins) {
            $found += $part
        }
        else {
            $found[$found.Count - 1] += ',' + $part
        }
    }
    return $found
}

# Takes the values of -Set. What is wrong ends with `Code` set.
function Read-Setting {
    param([string[]]$Setting)

    foreach ($word in $Setting) {
        foreach ($one in @(Split-Setting $word)) {
            if ($script:Code -ge 0) {
                return
            }
            $at = $one.IndexOf([char]61)
            $name = $one
            $value = ''
            if ($at -ge 0) {
                $name = $one.Substring(0, $at).Trim()
                $value = $one.Substring($at + 1)
            }
            $index = Find-Value $name
            if ($at -lt 0 -or $index -lt 0) {
                Write-Refusal 'value-unknown' @($name, ($script:Names -join ', '))
            }
            elseif (-not (Test-Value $index $value)) {
                Write-Objection $index $value
            }
            else {
                $script:OptionValues[$index] = $value
            }
        }
    }
}

# Takes a value of the answers file. Whether it is one.
function Read-AnswerValue {
    param([string]$Name, [string]$Value)

    $index = Find-Value $Name
    if ($index -lt 0) {
        return $false
    }
    if (Test-Value $index $Value) {
        $script:AnswerValues[$index] = $Value
    }
    else {
        Write-Objection $index $Value
    }
    return $true
}

# Takes a value: from now on, commands see it. The environment is as it was
# again when the run ends.
function Publish-Value {
    param([int]$Index, [string]$Value, [string]$From)

    $name = $script:Variables[$Index]
    if (-not $script:Environment.ContainsKey($name)) {
        $script:Environment[$name] = [Environment]::GetEnvironmentVariable($name)
    }
    [Environment]::SetEnvironmentVariable($name, $Value)
    $script:Values[$Index] = $Value
    if ($null -ne $script:Session) {
        $script:Session.SessionStateProxy.SetVariable($name, $Value)
    }
    $detail = @{ 'name' = $script:Names[$Index]; 'from' = $From }
    if ($script:Secrets[$Index]) {
        $detail['secret'] = $true
    }
    else {
        $detail['value'] = $Value
    }
    # What is remembered was told when it was given.
    if ($From -ne 'state') {
        Register-Event 'parameter' $detail
    }
}

# Finds a value where it need not be asked for.
function Find-Setting {
    param([int]$Index)

    $secret = $script:Secrets[$Index]
    $variable = [string][Environment]::GetEnvironmentVariable($script:Variables[$Index])
    if ($script:OptionValues[$Index] -ne '') {
        Publish-Value -Index $Index -Value $script:OptionValues[$Index] -From 'option'
    }
    elseif ($script:AnswerValues[$Index] -ne '') {
        Publish-Value -Index $Index -Value $script:AnswerValues[$Index] -From 'answers'
    }
    elseif (-not $secret -and (Test-Value $Index $script:StateValues[$Index])) {
        Publish-Value -Index $Index -Value $script:StateValues[$Index] -From 'state'
    }
    elseif ($variable -ne '') {
        Publish-Value -Index $Index -Value $variable -From 'environment'
    }
}

# Finds out whether the environment has values that can be none.
function Test-Environment {
    for ($n = 0; $n -lt $script:Names.Count; $n += 1) {
        $value = [string][Environment]::GetEnvironmentVariable($script:Variables[$n])
        $given = $script:OptionValues[$n] + $script:AnswerValues[$n]
        if ($value -ne '' -and $given -eq '' -and -not (Test-Value $n $value)) {
            Write-Objection $n $value
            return
        }
    }
}

# Asks for a value. Where it can wait, or has a default, nothing may be typed.
function Read-Value {
    param([int]$Index, [bool]$CanWait)

    $default = $script:Defaults[$Index]
    $secret = $script:Secrets[$Index]
    $key = 'ask-value'
    if ($secret) {
        $key = 'ask-secret'
    }
    $question = Get-Message $key (Get-Label $Index)
    if ($default -ne '' -and -not $secret) {
        $question += ' ' + (Get-Message 'value-default' $default)
    }
    Write-Screen ''
    if ($CanWait -and $default -eq '') {
        Write-Hint 'f' (Get-Message 'value-later')
    }
    while ($script:Code -lt 0) {
        Write-Screen -NoNewline ('  ' + $question + ' ')
        $reply = Read-Reply $secret
        if ($null -eq $reply) {
            return
        }
        if ($reply -eq '' -and $default -ne '') {
            Publish-Value -Index $Index -Value $default -From 'default'
            return
        }
        if ($reply -eq '' -and $CanWait) {
            return
        }
        if ($reply -eq '') {
            Write-Hint 'w' (Get-Message 'value-needed')
        }
        elseif (Test-Value $Index $reply) {
            Publish-Value -Index $Index -Value $reply -From 'prompt'
            return
        }
        else {
            Write-Hint 'w' (Get-Objection $Index $reply)
        }
    }
}

# The indices of the values that a step needs and that are not there.
function Find-Lack {
    param([string]$Step)

    if ($script:Needed.ContainsKey($Step)) {
        foreach ($name in $script:Needed[$Step]) {
            $index = Find-Value $name
            if ($index -ge 0 -and $script:Values[$index] -eq '') {
                $index
            }
        }
    }
}

# Says which value a step lacks. `Code` is set.
function Write-Lack {
    param([string]$Step, [int]$Index)

    $option = '-Set ''' + $script:Names[$Index] + '=...'''
    Write-Problem (Get-Message 'value-missing' @($Step, (Get-Label $Index), $option))
    $script:Code = 3
}

# Asks for what a step needs. Whether all is there.
function Request-Value {
    param([string]$Step)

    foreach ($index in @(Find-Lack $Step)) {
        if (-not $script:Attended) {
            Write-Lack $Step $index
            return $false
        }
        Read-Value $index $false
        if ($script:Code -ge 0) {
            return $false
        }
    }
    return $true
}

# A text without the values that are secret.
function Hide-Secret {
    param([string]$Text)

    $shown = $Text
    for ($n = 0; $n -lt $script:Names.Count; $n += 1) {
        if ($script:Secrets[$n] -and $script:Values[$n] -ne '') {
            $shown = $shown.Replace($script:Values[$n], '****')
        }
    }
    return $shown
}

# Has the values that the steps to come need: given, remembered, asked for or
# by default.
function Confirm-Value {
    for ($n = 0; $n -lt $script:Names.Count; $n += 1) {
        Find-Setting $n
    }
    $asked = @()
    for ($at = Find-Open $script:First; $at -le $script:Last; $at = Find-Open ($at + 1)) {
        $step = $script:Asked[$at]
        $given = @()
        if ($script:Given.ContainsKey($step)) {
            $given = $script:Given[$step]
        }
        # What is skipped needs nothing.
        if ($given.Count -gt 0 -and $given[0] -eq 's') {
            continue
        }
        foreach ($index in @(Find-Lack $step)) {
            if ($script:Code -ge 0) {
                return
            }
            if ($script:Attended) {
                if ($asked -notcontains $index) {
                    $asked += $index
                    Read-Value $index $true
                }
            }
            elseif ($script:Defaults[$index] -ne '') {
                Publish-Value -Index $index -Value $script:Defaults[$index] -From 'default'
            }
            elseif ($script:Alone) {
                Write-Lack $step $index
            }
        }
    }
}

# Shows which values commands need.
function Show-Needed {
    if ($script:Names.Count -eq 0) {
        return
    }
    Write-Row ''
    Write-Row ('  ' + (Get-Message 'needs-commands'))
    for ($n = 0; $n -lt $script:Names.Count; $n += 1) {
        $label = Get-Label $n
        if ($label -cne $script:Names[$n]) {
            $label = $script:Names[$n] + ': ' + $label
        }
        Write-Row ('  - ' + $label)
    }
}

# Whether a secret has a value.
function Test-Secret {
    for ($n = 0; $n -lt $script:Names.Count; $n += 1) {
        if ($script:Secrets[$n] -and $script:Values[$n] -ne '') {
            return $true
        }
    }
    return $false
}
