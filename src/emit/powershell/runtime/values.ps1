# --- Values

${Alias:Value} = 'Add-Value'

# What is known of each value, in the order of its name.
$script:Variables = @()
$script:Secrets = @()
$script:Prompts = @()
$script:Patterns = @()
# What they want, where words say just that: the end of a message's name, and its values, a line each.
$script:ValueForms = @()
$script:Defaults = @()
# The answer that changes one, and how they are given.
$script:ValueChoice = -split 'v answer-value'
$script:SetHelp = @('-Set NAME=VALUE  help-set', '-Set A=1 B=2  help-set-several')
# What the environment was before it had them.
$script:Environment = @{}
# The values that a roll-back gets instead, by their indexes.
$script:Lent = @{}
# What is never shown or kept: each secret in the forms that a text may have it
# in, the longest first.
$script:Covered = [string[]]@()

# Makes room for the values, and for what may give them.
function Initialize-Value {
    $none = @('') * $Names.Count
    $script:Values = $none.Clone()
    $script:Origins = @('value-open') * $Names.Count
    $script:OptionValues = $none.Clone()
    $script:AnswerValues = $none.Clone()
    $script:StateValues = $none.Clone()
    $script:StateMarks = $none.Clone()
    # What the state has of those that were not given for the round that is under way.
    $script:FormerValues = $none.Clone()
    # What commands of an earlier start have left there counts for nothing.
    $script:EnvironmentValues = @(foreach ($name in $script:Variables) { [string][Environment]::GetEnvironmentVariable($name) })
}

# The values that the steps of a round use and that were not given for it yet.
$script:Renewed = @()

# The lines of the state that keep them, but for secrets; where one is covered in a value,
# its name stands behind an asterisk.
function Get-ValueLine {
    for ($n = 0; $n -lt $Names.Count; $n += 1) {
        $value = Hide-Secret $Values[$n]
        $mark = ''
        if ($value -eq '') {
            # It has not been looked for again yet.
            $value = $StateValues[$n]
            $mark = $StateMarks[$n]
        } elseif (-not $value.Equals($Values[$n])) {
            $mark = '*'
        }
        if ($value -ne '' -and -not $Secrets[$n]) {
            ('param ', 'renew ')[$Renewed -contains $n] + $mark + $Names[$n].Replace(' ', '_') + ' ' + $value
        } elseif ($FormerValues[$n] -ne '') {
            'renew ' + $FormerValues[$n]
        }
    }
}

# Takes a value from the state; one that a round was not given anew is no value yet.
function Restore-Value([string]$Text, [bool]$IsFormer) {
    $name, $value = $Text -split ' ', 2
    $n = [array]::IndexOf(@($Names -creplace ' ', '_'), $name.TrimStart([char]42))
    if ($n -ge 0 -and $IsFormer) {
        $FormerValues[$n] = $Text
    } elseif ($n -ge 0) {
        $StateValues[$n] = $value
        $StateMarks[$n] = $name.Substring(0, $name.Length - $name.TrimStart([char]42).Length)
    }
}

# Forgets what the state says of them.
function Clear-Value {
    $script:StateValues = @('') * $Names.Count
    $script:FormerValues = @('') * $Names.Count
}

# Makes the environment what it was.
function Restore-Environment {
    foreach ($entry in $script:Environment.GetEnumerator()) {
        $value = $entry.Value
        if ($null -eq $value) {
            $value = [NullString]::Value
        }
        [Environment]::SetEnvironmentVariable($entry.Key, $value)
    }
}

# A value that commands need: its name, its variable, and what is known of it.
function Add-Value {
    $known = @{ 'prompt' = $args[0]; 'pattern' = ''; 'default' = ''; 'form' = '' }
    foreach ($line in ((Get-RecordText $args) -split '\n')) {
        $at = $line.IndexOf([char]32)
        if ($line.StartsWith('of ')) {
            $known['form'] += "`n" + $line.Substring(3)
        } elseif ($at -gt 0) {
            $known[$line.Substring(0, $at)] = $line.Substring($at + 1)
        }
    }
    $script:ValueForms += $known['form']
    $script:Names += $args[0]
    $script:Variables += $args[1]
    $script:Secrets += $args.Count -gt 3 -and $args[2] -ceq 'secret'
    $script:Prompts += $known['prompt']
    $script:Patterns += $known['pattern']
    $script:Defaults += $known['default']
}

# The index of a value by its name, below zero where there is none. Whoever
# types one may write capitals, and a line for a space.
function Find-Value([string]$Name) {
    for ($n = 0; $n -lt $Names.Count; $n += 1) {
        if ($Names[$n] -ceq $Name) {
            return $n
        }
    }
    $plain = $Name -replace '[ _]', '-'
    for ($n = 0; $n -lt $Names.Count; $n += 1) {
        if (($Names[$n] -replace '[ _]', '-') -eq $plain) {
            return $n
        }
    }
    return -1
}

# What a value is called.
function Get-Label([int]$Index) {
    $label = Get-Word ('value ' + $Names[$Index])
    if ($label -ne '') {
        return $label
    }
    return $Prompts[$Index]
}

# Whether a text is what a pattern wants of all of it.
function Test-Pattern([string]$Text, [string]$Pattern) {
    try {
        $none = [Text.RegularExpressions.RegexOptions]::CultureInvariant
        $limit = [TimeSpan]::FromSeconds(5)
        $test = [regex]::new('\A(?:' + $Pattern + ')\z', $none, $limit)
        return $test.IsMatch($Text)
    } catch {
        return $false
    }
}

# Whether a value can be one of this index. An empty one never is.
function Test-Value([int]$Index, [string]$Value) {
    if ($Value -eq '' -or $Value -match '[\x00-\x1f\x7f-\x9f\ufffd]' -or (Test-Short $Index $Value)) {
        return $false
    }
    $pattern = $Patterns[$Index]
    return $pattern -eq '' -or (Test-Pattern $Value $pattern)
}

# Whether a value cannot be kept secret: all words with the letter would have it covered.
function Test-Short([int]$Index, [string]$Value) {
    return $Secrets[$Index] -and $Value -match '\A[\x00-\x7f]\z'
}

# What a value must be, where words say just that.
function Get-Form([int]$Index) {
    if ($ValueForms[$Index] -eq '') {
        return ''
    }
    $kind, $rest = $ValueForms[$Index] -split '\n'
    return Get-Message "form-$kind" @($rest)
}

# What to say of a value that cannot be one of this index.
function Get-Objection([int]$Index, [string]$Value) {
    $pattern = $Patterns[$Index]
    $label = Get-Label $Index
    if ($Value -match '[\x00-\x1f\x7f-\x9f]') {
        return Get-Message 'value-control' $label
    }
    if ($Value -match '\ufffd') {
        return $label + ': ' + (Get-Message 'not-text')
    }
    if (Test-Short $Index $Value) {
        return Get-Message 'secret-short' $label
    }
    if ($pattern -eq '') {
        return Get-Message 'value-empty' $label
    }
    $form = Get-Form $Index
    if ($form -ne '') {
        $unfit = Get-Message 'value-misfit' @($Value, $label)
        if ($Secrets[$Index]) {
            $unfit = Get-Message 'secret-misfit' $label
        }
        return "$unfit $form"
    }
    if ($Secrets[$Index]) {
        return Get-Message 'secret-invalid' @($label, $pattern)
    }
    return Get-Message 'value-invalid' @($Value, $label, $pattern)
}

# Ends with what is wrong about a value.
function Write-Objection([int]$Index, [string]$Value) {
    Write-Trouble (Get-Objection $Index $Value)
    Write-Problem 'see-help'
    $script:Code = 2
}

# Finds out whether a word may be several settings, `a=1,b=2`: whether a comma is
# followed by a known name and an equals sign. That is refused.
function Test-Several([string]$Word) {
    $part = @($Word.Split([char]44))
    for ($n = 1; $n -lt $part.Count; $n += 1) {
        $name = ($part[$n] -split '=')[0].Trim()
        $index = Find-Value $name
        if ($name.Length -lt $part[$n].Length -and $index -ge 0) {
            $name = $Names[$index]
            $other = ($Word -split '=')[0].Trim()
            $words = @(('''' + $other + '=...'''), ('''' + $name + '=...'''))
            $array = '@(' + ($words -join ', ') + ')'
            Write-Refusal 'value-several' @($other, $name, ('-Set ' + ($words -join ' ')), ('-Set ' + $array))
            return $true
        }
    }
    return $false
}

# Takes the values of -Set. What is wrong ends with `Code` set.
function Read-Setting([string[]]$Setting) {
    foreach ($one in $Setting) {
        # Several words have come as what they are.
        if ($Code -ge 0 -or ($Set.Count -lt 2 -and (Test-Several $one))) {
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
        if ($at -lt 0 -or $name -eq '') {
            Write-Refusal 'value-form' "-Set $one"
        } elseif ($index -lt 0) {
            Write-Refusal 'value-unknown' @($name, ($Names -join ', '))
        } elseif (-not (Test-Value $index $value)) {
            Write-Objection $index $value
        } elseif ($OptionValues[$index] -cnotin '', $value) {
            $shown = @($OptionValues[$index], $value)
            if ($Secrets[$index]) {
                $shown = '****', '****'
            }
            Write-Refusal 'set-twice' @($name, $shown[0], $shown[1])
        } else {
            $OptionValues[$index] = $value
        }
    }
}

# A value of the answers without the quotes that keep the blanks at its ends.
function Get-Unquoted([string]$Value) {
    return $Value -replace '^"( .*|.* )"$', '$1'
}

# Takes a value of the answers file. Whether it is one. Quotes keep the blanks at
# its ends.
function Read-AnswerValue([string]$Name, [string]$Value) {
    $index = Find-Value $Name
    if ($index -lt 0) {
        return Read-RoundValue $Name $Value
    }
    $plain = Get-Unquoted $Value
    if (Test-Value $index $plain) {
        $AnswerValues[$index] = $plain
    } else {
        Write-Objection $index $plain
    }
    return $true
}

# Covers a value from now on, where it is secret.
function Protect-Secret([int]$Index, [string]$Value) {
    if ($Secrets[$Index] -and $Value -ne '') {
        $forms = [string[]][Collections.Generic.HashSet[string]][string[]]($Covered + @(Find-Form $Value))
        $order = [int[]]@(foreach ($form in $forms) { -$form.Length })
        [array]::Sort($order, $forms)
        $script:Covered = $forms
    }
}

# What a value is just now.
function Get-Value([int]$Index) {
    if ($Lent.Contains($Index)) {
        return $Lent[$Index]
    }
    return $Values[$Index]
}

# Has commands see what a value is just now.
function Publish-Current([int]$Index) {
    $name = $script:Variables[$Index]
    $value = $text = Get-Value $Index
    if ($value -eq '') {
        $text = [NullString]::Value
    }
    if (-not $script:Environment.Contains($name)) {
        $script:Environment[$name] = [Environment]::GetEnvironmentVariable($name)
    }
    [Environment]::SetEnvironmentVariable($name, $text)
    if ($null -ne $Session) {
        $Session.SessionStateProxy.SetVariable($name, $value)
    }
}

# The values that the commands of a step get, a line each, but for secrets.
function Get-Used([string]$Step) {
    if ($AsBegun -ceq $Step -and @($UsedWith[$Step] -ne $null).Count -gt 0) {
        # What was begun before had the values of then.
        return $UsedWith[$Step]
    }
    foreach ($name in @(Get-FlagList $Step 'needs')) {
        $index = Find-Value $name
        $mark, $value = '', $Values[$index]
        if ($value -eq '') {
            # It has not been looked for again yet.
            $mark, $value = $StateMarks[$index], $StateValues[$index]
        }
        if ($value -ne '' -and -not $Secrets[$index]) {
            $mark + $Names[$index].Replace(' ', '_') + ' ' + $value
        }
    }
}

# What a value is called that the state names.
function Get-ValueName([string]$Name) {
    $index = Find-Value $Name
    if ($index -ge 0) {
        return $Names[$index]
    }
    return $Name
}

# Values of the state, a line each, in a row.
function Get-PairText([object]$Lines) {
    $pairs = foreach ($line in $Lines) {
        $name, $value = $line.TrimStart([char]42) -split ' ', 2
        (Get-ValueName $name) + ' = ' + (Hide-Secret $value)
    }
    return $pairs -join ', '
}

# The names of the values that a deed was done with, each with its value.
function Get-Pair([object]$Deed) {
    if ($null -ne $Deed) {
        foreach ($line in $Deed.values) {
            $name, $value = $line -split ' ', 2
            $index = Find-Value $name
            if ($index -ge 0) {
                , @($Names[$index], (Hide-Secret $value))
            }
        }
    }
}

# Lends a roll-back the values that its deed was done with, where they are other ones now.
# Whether all are known: one may have had a secret in it.
function Use-Deed([object]$Deed) {
    if ($null -eq $Deed) {
        return $true
    }
    foreach ($line in $Deed.values) {
        $name, $value = $line -split ' ', 2
        $index = Find-Value $name.TrimStart([char]42)
        if ($index -lt 0) {
            continue
        }
        if ($name[0] -eq [char]42) {
            Write-Hint 'w' (Get-Message 'value-lost' @((Get-Label $index), $value))
            return $false
        }
        if (-not $value.Equals($Values[$index])) {
            $Lent[$index] = $value
        }
    }
    return $true
}

# Shows something with the values that a deed was done with. What is lent to a roll-back that
# is about to run stays.
function Use-Lent([object]$Deed, [scriptblock]$Shown) {
    $kept = $script:Lent
    $script:Lent = @{}
    try {
        $null = Use-Deed $Deed
        & $Shown
    } finally {
        $script:Lent = $kept
    }
}

# Shows what is lent.
function Show-Lent {
    foreach ($index in $Lent.Keys) {
        Show-Value $index
    }
}

# Has commands see what is lent.
function Publish-Lent {
    foreach ($index in $Lent.Keys) {
        Publish-Current $index
    }
}

# From now on, commands get the values of the run again.
function Clear-Lent {
    $all = @($Lent.Keys)
    $Lent.Clear()
    foreach ($index in $all) {
        Publish-Current $index
    }
}

# Takes a value: from now on, commands see it. The environment is as it was
# again when the run ends.
function Publish-Value([int]$Index, [string]$Value, [string]$From, [bool]$Known = $false) {
    $Values[$Index] = $Value
    $Origins[$Index] = $From
    $script:Renewed = @($Renewed -ne $Index)
    Protect-Secret $Index $Value
    Publish-Current $Index
    $detail = @{
        'start' = Get-Time
        'name' = $Names[$Index]
        'variable' = $script:Variables[$Index]
        'from' = $From -replace '^report-from-'
    }
    if ($Secrets[$Index]) {
        $detail['secret'] = $true
    } else {
        $detail['value'] = Hide-Secret $Value
    }
    if ($GivenBy -ne '') {
        $detail['by'] = $GivenBy
    }
    $script:GivenBy = ''
    # What is remembered was told when it was given.
    if (-not $Known) {
        Register-Event 'parameter' $detail
    }
}

# Finds a value where it need not be asked for. Where a person is there, one of the
# environment counts when they say so.
function Find-Setting([int]$Index) {
    $value = $EnvironmentValues[$Index]
    $from = 'report-from-environment'
    $isOffered = $Attended -and -not $DryRun
    if ($OptionValues[$Index] -ne '') {
        $value = $OptionValues[$Index]
        $from = 'report-from-option'
    } elseif ((Get-GivenValue $Index) -ne '') {
        $value = Get-GivenValue $Index
        $from = 'report-from-answers'
    }
    $former = $FormerValues[$Index] -replace '^\S+ '
    if ($isOffered -and $from -eq 'report-from-environment' -and $former -ne '' -and $FormerValues[$Index] -notlike '[*]*' -and (Test-Value $Index $former)) {
        # It can stay.
        Publish-Value -Index $Index -Value $former -From 'report-from-state' -Known $true
        $script:Renewed += $Index
        return
    }
    $earlier = $StateValues[$Index]
    $known = $false
    if (-not $Secrets[$Index] -and $earlier -ne '') {
        # What does not fit, or had a secret in it, is no value any more.
        $usable = $StateMarks[$Index] -eq '' -and (Test-Value $Index $earlier)
        $same = $earlier.Equals((Hide-Secret $value)) -and ($StateMarks[$Index] -ne '' -or $value.Equals($earlier))
        $known = $usable -and ($same -or $value -eq '')
        if ($known -or (-not $same -and -not (Request-Newer -Index $Index -Earlier $earlier -Value $value -From $from -Usable $usable))) {
            $value = $earlier
            $from = 'report-from-state'
        } elseif ($usable) {
            $isOffered = $false
            Clear-Due $Index $earlier
        }
        if ($Code -lt 0) {
            $StateValues[$Index] = ''
        }
    }
    if ($isOffered -and $from -eq 'report-from-environment') {
        Protect-Secret $Index $value
    } elseif ($value -ne '' -and $Code -lt 0) {
        Publish-Value -Index $Index -Value $value -From $from -Known ($known -or $DryRun)
    }
}

# Finds them all. What is told of the others must not hold a secret.
function Find-Given {
    foreach ($isSecret in @($true, $false)) {
        for ($n = 0; $n -lt $Names.Count; $n += 1) {
            if ($Secrets[$n] -eq $isSecret) {
                Find-Setting $n
            }
        }
    }
}

# A value as a person may see it.
function Get-Shown([int]$Index, [string]$Value) {
    if ($Value -eq '') {
        return '<' + $Names[$Index] + '>'
    }
    if ($Secrets[$Index]) {
        return '****'
    }
    return Hide-Secret $Value
}

# Shows a value, with where it came from.
function Show-Value([int]$Index, [string]$Before = '') {
    $name = $Before + $Names[$Index] + ' = '
    $shown = Get-Shown $Index (Get-Value $Index)
    $from = $Origins[$Index]
    if ($Lent.Contains($Index)) {
        $from = 'value-then'
    }
    $origin = ' (' + (Get-Message $from) + ')'
    $styles = 'p' * $name.Length + 's' * $shown.Length + 'p' * $origin.Length
    Write-Part -Start '    ' -Rest '      ' -Plain ($name + $shown + $origin) -Styles $styles
}

# Those that are shown below the code of a step already.
$script:Valued = @()

# Shows those that the commands of a step get, or a text of them, which are not shown already.
function Show-StepValue([string]$Step, [string]$Text) {
    $parted = $false
    foreach ($name in @(Get-FlagList $Step 'needs') + @(Get-FlagList $Step 'types')) {
        $index = Find-Value $name
        if ($Valued -contains $index -or ($Text -ne '' -and -not $Text.Contains(':' + $script:Variables[$index] + '}'))) {
            continue
        }
        if (-not $parted) {
            Write-Row ''
        }
        $parted = $true
        $script:Valued += $index
        Show-Value $index
    }
}

# Code of a step with its values, between 2 and 4. What would mean something where it
# stands, in double quotes, stays out; in a text that is `printed`, nothing does. In one to be
# `compared`, they are as they are.
function Join-Value([string]$Step, [string]$Text, [string]$How) {
    foreach ($name in @(Get-FlagList $Step 'needs')) {
        $index = Find-Value $name
        $shown = Get-Shown $index (Get-Value $index)
        if ($How -eq 'compared') {
            $Text = $Text.Replace('${env:' + $script:Variables[$index] + '}', (Get-Value $index))
        } elseif ($How -ne '') {
            $Text = $Text.Replace('${env:' + $script:Variables[$index] + '}', [char]2 + $shown + [char]4)
        }
        if ((Test-Flag $Step 'by-hand') -and $shown -match '["`$\\!\u201c-\u201e]') {
            # Whoever types it elsewhere has no variable there.
            $shown = Get-Shown $index ''
        }
        if ($shown -notmatch '["`$\u201c-\u201e]' -and -not (Test-Flag $Step "own=$name")) {
            foreach ($scope in 'env', 'using') {
                $Text = $Text.Replace('${' + $scope + ':' + $script:Variables[$index] + '}', [char]2 + $shown + [char]4)
            }
        }
    }
    return $Text
}

# The same of a row of code for another shell, as it is shown.
function Join-Row([string]$Step, [string]$Row) {
    if (Test-Flag $Step 'by-hand') {
        return Add-Mark (Join-Value -Step $Step -Text $Row)
    }
    return $Row
}

# Asks for another value, at the question about the current step.
function Edit-Value {
    $index = 0
    if ($Names.Count -gt 1) {
        Clear-Typed
        Write-Screen ''
        for ($n = 0; $n -lt $Names.Count; $n += 1) {
            Show-Value $n "$($n + 1)  "
        }
        do {
            $reply = Read-Reason 'ask-which' -Help 'help-which'
            if ($reply -eq '') {
                return
            }
            $index = Find-Value $reply
            if ($reply -match '^[0-9]{1,3}$') {
                $index = [int]$reply - 1
            }
            $isOne = $index -ge 0 -and $index -lt $Names.Count
            if (-not $isOne) {
                Write-Hint 'w' (Get-Message 'value-unknown' @($reply, ($Names -join ', ')))
            }
        } until ($isOne)
    }
    $before = $Values[$index]
    Read-Value $index $true
    if ($Code -ge 0 -or $Values[$index] -ceq $before) {
        return
    }
    Clear-Due $index $before
    Show-Filled
}

# The code of the current step once more, with the values that it has now.
function Show-Filled {
    if (Test-Flag $Current 'by-hand') {
        Write-Row ''
        Show-Word (Get-Word $Current) $Current
    }
    Show-Routine $Current
}

# Asks for what the commands of the current step for another shell need, and was put off.
# Whoever leaves them out need not say it, nor does whoever has `Answered`.
function Read-Later([bool]$Answered) {
    $lack = @(Find-Lack $Current)
    if ($Answered -or -not $Attended -or $lack.Count -eq 0 -or -not (Test-Flag $Current 'by-hand')) {
        return
    }
    $later = 'value-later'
    foreach ($index in $lack) {
        if ($Code -lt 0) {
            Read-Value -Index $index -CanWait $true -Later $later
        }
        $later = ''
    }
    if ($Code -lt 0 -and @(Find-Lack $Current).Count -lt $lack.Count) {
        Show-Filled
    }
}

# A step some of whose commands have run with another value is to be run from its first one.
# Says which are done with it.
function Clear-Due([int]$Index, [string]$Before) {
    $using = $Asked.Where({ @(Get-FlagList $_ 'needs') -contains $Names[$Index] })
    foreach ($step in $using.Where({ -not (Test-Undoing $_) })) {
        $Records[$step]['again'] = '1'
        if ((Get-Outcome $step) -eq 'unchecked') {
            Add-Aside -Step $step -Round '0' -Outcome 'unchecked'
            $UsedWith.Remove($step)
            $Records[$step]['outcome'] = 'open'
        }
    }
    $used = $using.Where({ $Records[$_].outcome -in 'done', 'already-done' })
    if ($Before -ne '' -and $used.Count -gt 0) {
        Write-Hint 'w' (Get-Message 'value-used' ($used -join ', '))
    }
}

# Who says which of two values counts.
$script:GivenBy = ''

# Whether this start's value counts, where it was given another one than an earlier
# start: what ran until now ran with the earlier one. `Code` is set where nobody
# says so. What is no value any more cannot count.
function Request-Newer([int]$Index, [string]$Earlier, [string]$Value, [string]$From, [bool]$Usable) {
    if ($Code -ge 0) {
        return $false
    }
    $name = 'value.' + $Names[$Index]
    $question = Get-Message 'value-differs' @((Get-Label $Index), $Earlier, ((Hide-Secret $Value) + ' (' + (Get-Message $From) + ')'))
    $choice = -split 'e answer-earlier n answer-newer q answer-quit'
    if (-not $Usable) {
        $question = Get-Message 'value-unusable' @((Get-Label $Index), (Hide-Secret $Earlier), "$name = new")
        $choice = $choice[2..5]
    }
    if ($Given.Contains($name) -and ($Usable -or $Given[$name][0] -ceq 'new')) {
        Write-Hint 'w' $question
        $script:GivenBy = 'answers'
        return $Given[$name][0] -ceq 'new'
    }
    if (-not $Attended) {
        Write-Trouble $question
        if ($Usable) {
            Write-Problem 'value-undecided' @("$name = earlier", "$name = new")
        } else {
            $script:Warned = "$name = new"
        }
        $script:Code = 3
        return $false
    }
    $answer = Read-Choice -Question $question -Answer $choice
    if ($answer -eq 'q') {
        Exit-Run
    }
    $script:GivenBy = 'operator'
    return $answer -eq 'n'
}

# Finds out whether the environment has values that can be none.
function Test-Environment {
    for ($n = 0; $n -lt $Names.Count; $n += 1) {
        $value = $EnvironmentValues[$n]
        $typed = $OptionValues[$n] + $AnswerValues[$n]
        if ($value -ne '' -and $typed -eq '' -and -not (Test-Value $n $value)) {
            Write-Objection $n $value
            return
        }
    }
}

# Asks for a value. Where it can wait, which `Later` says, or something counts as it is,
# nothing may be typed.
function Read-Value([int]$Index, [bool]$CanWait, [string]$Later = 'value-later') {
    $known = $Values[$Index]
    $default = $Defaults[$Index]
    $origin = 'report-from-default'
    $hint = ''
    if ($known -ne '') {
        $default = $known
        $hint = 'value-keep'
    } elseif ($EnvironmentValues[$Index] -ne '') {
        $default = $EnvironmentValues[$Index]
        $origin = 'report-from-environment'
        $hint = 'value-environment'
    } elseif ($CanWait -and $default -eq '') {
        $hint = $Later
    }
    $secret = $Secrets[$Index]
    $key = 'ask-value'
    if ($secret) {
        $key = 'ask-secret'
    }
    $question = Get-Message $key (Get-Label $Index)
    if ($default -ne '') {
        $question += ' ' + (Get-Message 'value-default' (Get-Shown $Index $default))
    }
    $help = '  [?] ' + (Get-Message 'answer-help') + ' > '
    if ($hint -ne '') {
        Write-Screen ''
        Show-Hint 'f' $hint
    }
    $before = $null
    while ($Code -lt 0) {
        if ($null -eq $before) {
            Clear-Early
            $before = ''
        }
        $way = "  $question$help"
        # What is typed is to fit beside it.
        if ($Wrapped -and (Measure-Width $way) -gt $Columns - 12) {
            Write-Hint 'p' $question
            $way = $help
        }
        if ($null -eq (Read-Reply $way $secret)) {
            return
        }
        $reply = $script:Typed
        # Nobody sees a blank that has come with it.
        if ($reply -cne $before -and ($reply.Trim() -cne $reply -or $reply -eq '?')) {
            if ($reply -eq '?') {
                Show-Hint 'p' 'help-asked'
                $form = Get-Form $Index
                if ($form -ne '') {
                    Write-Hint 'p' $form
                }
                if (-not $secret) {
                    Show-Editing
                }
            } else {
                Show-Hint 'w' 'value-blank'
            }
            $before = $reply
            continue
        }
        if ($known -ne '' -and ($reply -eq '' -or $reply -ceq $known)) {
            $script:Renewed = @($Renewed -ne $Index)
            return
        }
        if ($reply -eq '' -and $default -ne '') {
            Publish-Value -Index $Index -Value $default -From $origin
            return
        }
        if ($reply -eq '' -and $CanWait) {
            return
        }
        if ($reply -eq '') {
            Show-Hint 'w' 'value-needed'
        } elseif (Test-Value $Index $reply) {
            Publish-Value -Index $Index -Value $reply -From 'report-from-prompt'
            return
        } else {
            Write-Hint 'w' (Get-Objection $Index $reply)
        }
    }
}

# The indices of the values that a step needs and that are not there.
function Find-Lack([string]$Step) {
    foreach ($name in @(Get-FlagList $Step 'needs')) {
        $index = Find-Value $name
        if ($index -ge 0 -and ((Get-Value $index) -eq '' -or $Renewed -contains $index)) {
            $index
        }
    }
}

# Says which value a step lacks. `Code` is set.
function Write-Lack([string]$Step, [int]$Index) {
    if ($Secrets[$Index]) {
        # On a command line, others can read it.
        Write-Problem 'secret-missing' @($Step, (Get-Label $Index), $script:Variables[$Index])
        $script:Code = 3
        return
    }
    $option = '-Set ''' + $Names[$Index] + '=...'''
    Write-Problem 'value-missing' @($Step, (Get-Label $Index), $option)
    $script:Code = 3
}

# Asks for what a step needs. Whether all is there. Until then, it was not shown as it
# will run.
function Request-Value([string]$Step) {
    $lack = @(Find-Lack $Step)
    foreach ($index in $lack) {
        if (-not $Attended) {
            Write-Lack $Step $index
            return $false
        }
        Read-Value $index $false
        if ($Code -ge 0) {
            return $false
        }
    }
    if ($lack.Count -gt 0) {
        Show-Routine $Step
    }
    return $true
}

# The forms of a secret: as it is, as other languages and addresses write it, and
# in Base64, wherever in a longer text it may stand.
function Find-Form([string]$Value) {
    $percent = [Uri]::EscapeDataString($Value)
    $plus = [Net.WebUtility]::UrlEncode($Value)
    $json = ConvertTo-JsonText $Value
    $json = $json.Substring(1, $json.Length - 2)
    $marks = $Value.Replace('&', '&amp;').Replace('<', '&lt;').Replace('>', '&gt;')
    $full = $marks.Replace('"', '&quot;')
    $Value
    # What a browser leaves as it is.
    $kept = [regex]::Replace($percent, '%(21|27|28|29|2A)', { [string][char][Convert]::ToInt32($args[0].Groups[1].Value, 16) })
    foreach ($text in @($percent, $plus, $percent.Replace('%2F', '/'), $kept)) {
        $text
        [regex]::Replace($text, '%..', { $args[0].Value.ToLowerInvariant() })
    }
    $go = [regex]::Replace($json, '[<>&]', { '\u{0:x4}' -f [int][char]$args[0].Value })
    foreach ($text in @($json, $json.Replace('/', '\/'), $go, $go.Replace('''', '\u0027'))) {
        $text
        foreach ($format in '\u{0:x4}', '\u{0:X4}') {
            [regex]::Replace($text, '[^\x00-\x7f]', { $format -f [int][char]$args[0].Value })
        }
    }
    [regex]::Replace($json.Replace('\"', '"'), '[<>&''"]', { '\u{0:x4}' -f [int][char]$args[0].Value })
    $marks
    $marks.Replace('_x', '_x005F_x')
    foreach ($quote in '''', '&#39;', '&#x27;', '&apos;') {
        $text = $full.Replace('''', $quote)
        $text
        [regex]::Replace($text, '[\ud800-\udbff][\udc00-\udfff]|[^\x00-\x7f]', { '&#{0};' -f [char]::ConvertToUtf32($args[0].Value, 0) })
    }
    $Value.Replace('''', '''''')
    $Value.Replace('''', '''\''''')
    $Value.Replace('''', '''"''"''')
    $Value.Replace('"', '""')
    [regex]::Replace($Value, '[`$"]', '`$0')
    $hex = [BitConverter]::ToString($Utf8.GetBytes($Value)).Replace('-', '')
    $hex
    $hex.ToLowerInvariant()
    foreach ($encoding in @($Utf8, [Text.Encoding]::Unicode)) {
        $bytes = $encoding.GetBytes($Value)
        $whole = [Convert]::ToBase64String($bytes).TrimEnd('=')
        $whole
        # Rows of it, as programs write them.
        foreach ($width in 64, 76) {
            for ($n = 0; $whole.Length -gt $width -and $n -lt $whole.Length - 7; $n += $width) {
                $whole.Substring($n, [Math]::Min($width, $whole.Length - $n))
            }
        }
        foreach ($before in 0..2) {
            # The letters that nothing beside it has a part in.
            $whole = [Convert]::ToBase64String([byte[]]::new($before) + $bytes)
            $skip = @(0, 2, 3)[$before]
            $length = [Math]::Floor(($before + $bytes.Length) * 4 / 3) - $skip
            if ($length -gt 4) {
                $whole.Substring($skip, $length)
            }
        }
    }
}

# Whether a value holds a secret, or is one.
function Test-Hidden([object]$Value) {
    $text = [string]$Value
    if ($Value -is [datetime]) {
        $text += $Value.ToString('o')
    }
    foreach ($form in $Covered) {
        if ($text.Contains($form)) {
            return $true
        }
    }
    for ($n = 0; $n -lt $Names.Count; $n += 1) {
        # The same number may be written in many ways.
        $known = $Secrets[$n] -and $Values[$n] -ne ''
        $number = $Value -is [ValueType] -and $Value -isnot [bool]
        if ($known -and $number -and $Value -eq ($Values[$n] -as $Value.GetType())) {
            return $true
        }
    }
    return $false
}

# A text without the values that are secret.
function Hide-Secret([string]$Text) {
    $shown = $Text
    foreach ($form in $Covered) {
        $shown = $shown.Replace($form, '****')
    }
    return $shown
}

# Whether the answers say that nothing of a step is to be run: it is skipped, or done and not
# checked.
function Test-Spared([string]$Step) {
    $typed = @(@($Given[$Step]) -ne $null) + ''
    return $typed[0] -in 's', 'n' -or ($typed[0] -eq 'd' -and -not $Codes.Contains("$Step verify"))
}

# Has the values that the steps to come need: given, remembered, asked for or
# by default.
function Confirm-Value {
    Find-Given
    $sought = @()
    $later = 'value-later'
    for ($at = Find-Open $First; $at -le $Last; $at = Find-Open ($at + 1)) {
        $step = $Asked[$at]
        if ((Test-Spared $step) -or (Test-Passed $step)) {
            continue
        }
        foreach ($index in @(Find-Lack $step)) {
            if ($Code -ge 0) {
                return
            }
            if ($Attended) {
                if ($sought -notcontains $index) {
                    $sought += $index
                    Read-Value -Index $index -CanWait $true -Later $later
                    if ($Defaults[$index] + $EnvironmentValues[$index] -eq '') {
                        $later = ''
                    }
                }
            } elseif ($Defaults[$index] -ne '') {
                Publish-Value -Index $index -Value $Defaults[$index] -From 'report-from-default'
            } elseif ($Alone -and -not (Test-Flag $step 'by-hand')) {
                Write-Lack $step $index
            }
        }
    }
}

# The values that steps still to be done need, by their indexes.
function Find-Needed {
    $needed = for ($at = $First; $at -le $Last; $at += 1) {
        if ($DryRun -or -not ((Test-Handled $Asked[$at]) -or (Test-Spared $Asked[$at]))) {
            (Get-FlagList $Asked[$at] 'needs').ForEach({ Find-Value $_ })
        }
    }
    return @(0..$Names.Count).Where({ $needed -contains $_ })
}

# Shows which they are.
function Show-Needed {
    $needed = @(Find-Needed)
    if ($needed.Count -eq 0) {
        return
    }
    Write-Row ''
    Show-Row 'needs-commands'
    foreach ($n in $needed) {
        $label = Get-Label $n
        if ($label -cne $Names[$n]) {
            $label = $Names[$n] + ': ' + $label
        }
        Write-Part -Start '  - ' -Rest '    ' -Plain $label -Styles ('p' * $label.Length)
    }
}

# Whether the commands of a step have the screen to themselves, though there is a secret: what
# waits for keys there would not be what it is with another text, and the secret is not among
# what it is given.
function Test-OwnScreen([string]$Step) {
    $stands = @(Get-FlagList $Step 'needs').Where({ $Secrets[(Find-Value $_)] })
    return (Test-Flag $Step 'asks-interactive') -and $stands.Count -eq 0
}

# Whether it was said of commands that what they print comes late to the screen.
$script:CoveredTold = $false

# Says at the current step, before it is asked about, whether secrets are covered in what it
# shows: where they are, once.
function Show-Covered {
    if (-not $Attended -or -not (Test-Secret)) {
        return
    }
    if ((Test-OwnScreen $Current) -and -not (Test-Compared "$Current run 1")) {
        Write-Screen ''
        Show-Hint 'f' 'output-uncovered'
    } elseif (-not $CoveredTold) {
        Write-Screen ''
        Show-Hint 'f' 'output-covered'
        $script:CoveredTold = $true
    }
}

# Whether a secret has a value.
function Test-Secret {
    for ($n = 0; $n -lt $Names.Count; $n += 1) {
        if ($Secrets[$n] -and $Values[$n] -ne '') {
            return $true
        }
    }
    return $false
}

# A line where keys cannot be read one by one.
function Read-Line([bool]$Hidden) {
    if (-not $Hidden) {
        return $Host.UI.ReadLine()
    }
    $typed = $Host.UI.ReadLineAsSecureString()
    return [Net.NetworkCredential]::new('', $typed).Password
}
