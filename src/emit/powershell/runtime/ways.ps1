# --- Choices

# The choices: of each what it is called by, what it is known by when steps move, what its
# ways are called, the number of the one that is chosen, and of the one given for this start.
$Choices = @()
$Reopened = -1
${Alias:Choice} = 'Add-Choice'

function Add-Choice {
    $text = Get-RecordText $args
    $Scenes['choice ' + $args[0]] = @{ kind = 'choice'; number = ''; text = $text }
    $script:Choices += @{ id = $args[0]; hash = $args[1]; names = @($text -split '\n' -ne ''); way = 0; given = 0 }
}

# What the ways of a choice are called in the chosen language.
function Get-WayName([hashtable]$Choice) {
    return (Get-Word ('choice ' + $Choice.id)) -split '\n' -ne ''
}

# A choice and its way, as an answer is written.
function Get-WayText([hashtable]$Choice) {
    return $Choice.id + ' = ' + $Choice.names[$Choice.way - 1]
}

# The number of the way that a text names, in the reference's language or the chosen one, or
# by its number; 0 where it names none.
function Find-Way([hashtable]$Choice, [string]$Text) {
    foreach ($texts in $Choice.names, @(Get-WayName $Choice)) {
        for ($n = 0; $n -lt $texts.Count; $n++) {
            if ($texts[$n] -eq $Text) {
                return $n + 1
            }
        }
    }
    if ($Text -match '^[1-9][0-9]?$' -and [int]$Text -le $Choice.names.Count) {
        return [int]$Text
    }
    return 0
}

# Takes an answer that says which way is chosen. Whether it is one; what names none is
# refused.
function Read-AnswerWay([string]$Name, [string]$Value) {
    $choice = @{}
    foreach ($one in $Choices) {
        if ($one.id -ceq $Name) {
            $choice = $one
        }
    }
    if ($choice.Count -eq 0 -or ($Name -in $Asked -and @(Get-Answer $Value).Count -gt 0)) {
        return $false
    }
    $choice.given = Find-Way $choice $Value
    if ($choice.given -eq 0) {
        Write-Refusal 'way-unknown' @($Value, $Name, (@(Get-WayName $choice) -join ' | '))
    }
    return $true
}

# What options give but for choices, which are taken.
function Select-Setting([string[]]$Setting) {
    $wished = @{}
    foreach ($one in $Setting) {
        $name, $value = $one -split '=', 2
        if ($null -eq $value -or -not (Read-AnswerWay $name $value)) {
            $one
            continue
        }
        if ($Code -lt 0 -and $wished.Contains($name) -and $wished[$name] -cne $value) {
            Write-Refusal 'set-twice' @($name, $wished[$name], $value)
        }
        $wished[$name] = $value
    }
}

# The ways that a step belongs to.
function Get-Way([string]$Step) {
    foreach ($pair in @($Flags[$Step] -like 'ways=*' -replace '^ways=' -split ',')) {
        $id, $way = $pair -split ':'
        foreach ($choice in $Choices) {
            if ($choice.id -ceq $id) {
                @{ choice = $choice; way = [int]$way }
            }
        }
    }
}

# Whether another way than that of a step is chosen, or not yet any.
function Test-Passed([string]$Step) {
    return @(Get-Way $Step).Where({ $_.choice.way -ne $_.way }).Count -gt 0
}

# Whether another way than that of a step is chosen.
function Test-Other([string]$Step) {
    return @(Get-Way $Step).Where({ $_.choice.way -notin 0, $_.way }).Count -gt 0
}

# What stands above the ways of a choice, where the procedure of a step is the first of them and
# not begun with yet: the article's own heading, and its other words.
function Get-WayHeading([hashtable]$Choice, [string]$Step) {
    if (@($Within[$Step]).Count -ne 1 -or $Within[$Step][0] -in $Opened) {
        return
    }
    $title, $words = (Get-Word $Within[$Step][0]) -split '\n\n', 2
    if ($title -cnotin @(Get-WayName $Choice)) {
        return
    }
    $heading = ((Get-Word 'title') -split '\n')[0]
    if ($words -like '# *') {
        $heading, $words = $words.Substring(2) -split '\n\n', 2
    }
    $heading
    [string]$words
}

# Shows it, in place of the title of the first way. Whether there is any.
function Show-Lead([hashtable]$Choice, [string]$Step) {
    $heading, $words = @(Get-WayHeading $Choice $Step)
    if (-not $heading) {
        return $false
    }
    $heading = @(Split-Mark $heading)[0]
    $more = '  ' + (Get-Message 'progress' @((1 + [array]::IndexOf($Asked, $Step)), $Mains))
    Write-Row ''
    Write-Part -Plain ($heading + $more) -Styles ('s' * $heading.Length + 'f' * $more.Length)
    Write-Row (Add-Style 'f' ('=' * [Math]::Min($Columns, (Measure-Width $heading))))
    if ($words) {
        Write-Row ''
        Show-Word $words
    }
    $script:Introduced = $Within[$Step][0]
    return $true
}

# What the choice is called in which a step is, where none is made yet.
function Get-DueWay([string]$Step) {
    foreach ($own in @(Get-Way $Step).Where({ $_.choice.way -eq 0 }, 'First')) {
        @(@(Get-WayHeading $own.choice $Step) + (@(Get-WayName $own.choice) -join ' | '))[0]
    }
}

# Whether a step is of a way of a choice.
function Test-Of([string]$Step, [hashtable]$Choice) {
    return @(Get-Way $Step).Where({ $_.choice.id -ceq $Choice.id }).Count -gt 0
}

# Keeps which way is chosen. What was left out for another one is open again, and what an
# operator who takes one after all had skipped with all of them.
function Select-Way([hashtable]$Choice, [int]$Way, [string]$By) {
    $script:Reopened = -1
    $was = if ($Choice.way -gt 0) { Get-WayText $Choice }
    for ($n = $Asked.Count - 1; $n -ge 0; $n--) {
        $record = $Records[$Asked[$n]]
        $again = $record.outcome -eq 'left-out' -and $record.reason -ceq $was
        if (-not $was -and $By -eq 'operator' -and $record.outcome -eq 'skipped' -and $record.reason -notlike '* = no') {
            $again = Test-Of $Asked[$n] $Choice
        }
        if ($again) {
            Clear-Record $Asked[$n]
            $script:Reopened = $n
        }
    }
    $Choice.way = $Way
    Register-Event 'choice' @{
        step = $Choice.id
        hash = $Choice.hash
        start = Get-Time
        by = $By
        reason = Get-WayText $Choice
    }
}

# Skips the steps of all ways, from one on, where the operator says why.
function Skip-Way([hashtable]$Choice, [string]$From) {
    $why = Read-Reason 'ask-skip-reason'
    if ($why -ne '') {
        $script:Begun = Get-Time
        foreach ($step in $Asked[$Asked.IndexOf($From)..$Last]) {
            if ((Test-Of $step $Choice) -and -not (Test-Handled $step)) {
                Save-Outcome -Step $step -Outcome 'skipped' -By 'operator' -Reason $why
            }
        }
    }
}

# Has the operator choose. Whether they go back instead. Where the step is named, it is not shown
# yet: what its question offers as well is offered here.
function Read-Way([hashtable]$Choice, [bool]$CanGoBack, [string]$Step) {
    $texts = @(Get-WayName $Choice)
    if (-not $Attended) {
        Write-Problem 'needs-way' @(($texts -join ' | '), ($Choice.id + ' = ' + $texts[0]))
        Exit-ForPerson ($Choice.id + ' = ' + $texts[0])
        return $false
    }
    $letters = '123456789acdefghijklmoprstuvwxyz'
    $answer = @()
    for ($n = 0; $n -lt $texts.Count -and $n -lt $letters.Length; $n++) {
        $Said["answer-way-$n"] = $Said["help-way-$n"] = $texts[$n]
        $answer += [string]$letters[$n], "answer-way-$n"
    }
    $answer += -split ('b answer-back q answer-quit', 's answer-skip b answer-back n answer-note q answer-quit')[$Step -ne '']
    do {
        $reply = Read-Choice -Question (Get-Message 'question-way') -Answer $answer
        switch ($reply) {
            'b' {
                if ($CanGoBack) {
                    return $true
                }
                Show-Hint 'w' 'already-first'
            }
            's' { Skip-Way $Choice $Step }
            'n' { Read-Note }
        }
        if ($Step -ne '' -and (Test-Handled $Step)) {
            return $false
        }
    } while ($Code -lt 0 -and $reply -in 's', 'b', 'n')
    if ($reply -eq 'q') {
        Exit-Run
    } elseif ($Code -lt 0) {
        Select-Way -Choice $Choice -Way ($letters.IndexOf($reply) + 1) -By 'operator'
    }
    return $false
}

# Has the ways chosen that a step depends on, where the cases hold that they stand in. How far to
# move on from a step that is left out, or not to be looked at now; nothing where it is due.
function Resolve-Way([string]$Step, [bool]$CanGoBack) {
    while ($Code -lt 0) {
        $open = $null
        foreach ($own in @(Get-Way $Step)) {
            if ($own.choice.way -eq 0) {
                if ($null -eq $open) {
                    $open = $own.choice
                }
            } elseif ($own.choice.way -ne $own.way) {
                $reason = Get-WayText $own.choice
                Write-Screen ''
                Write-Hint 'f' (Get-Message 'step-left-out' @($Step, $reason))
                $script:Begun = Get-Time
                Save-Outcome -Step $Step -Outcome 'left-out' -Reason $reason
                return 1
            }
        }
        if ($null -eq $open) {
            return
        }
        if (-not (Show-Lead $open $Step)) {
            Show-Section $Step
        }
        $move = Resolve-Case $CanGoBack $open.id
        if ($null -ne $move) {
            return $move
        }
        if (Read-Way -Choice $open -CanGoBack $CanGoBack -Step $Step) {
            return -1
        }
        if (Test-Handled $Step) {
            return 1
        }
    }
}

# The key that chooses another way, at a step of one.
function Get-WayChoice {
    if (@(Get-Way $Current).Count -gt 0) {
        'o', 'answer-way'
    }
}

# Has the operator choose again, and goes to the first step that is due then. Whether the
# current one is left.
function Edit-Way {
    $own = @(Get-Way $Current)
    $choice = @($own.Where({ $_.choice.way -notin 0, $_.way }) + $own[-1])[0].choice
    $was = $choice.way
    $null = Read-Way $choice $true
    if ($Code -ge 0 -or $choice.way -eq $was) {
        return $false
    }
    # Who looks at a step that is over goes on in the way that is taken now.
    if ($Reopened -ge $Lowest -and $Reopened -le $Last -and ($Reopened -lt $Asked.IndexOf($Current) -or (Test-Handled $Current))) {
        $script:Target = $Reopened
        return $true
    }
    return -not (Test-Handled $Current) -and (Resolve-Way $Current $false) -eq 1
}

# Before the first step: what this start was given is chosen.
function Use-Given {
    foreach ($choice in $Choices) {
        if ($choice.given -notin 0, $choice.way) {
            Select-Way -Choice $choice -Way $choice.given -By 'answers'
        }
    }
}

# Adds to the summary where several ways of a choice were done.
function Show-DoneWay {
    foreach ($choice in $Choices) {
        $texts = @(Get-WayName $choice)
        $done = @{}
        $ways = @{}
        foreach ($step in @($Asked).Where({ (Get-Outcome $_) -in 'done', 'already-done' })) {
            foreach ($own in @(Get-Way $step).Where({ $_.choice.id -ceq $choice.id })) {
                $done[$step] = $step + ' (' + $texts[$own.way - 1] + ')'
                $ways[$own.way] = $true
            }
        }
        if ($ways.Count -gt 1) {
            Show-Several $done
        }
    }
}

# For who signs: the steps of ways, each with its choice and what its way is called.
function Get-WayPart {
    foreach ($step in $Asked) {
        foreach ($own in @(Get-Way $step)) {
            , @($step, $own.choice.id, @(Get-WayName $own.choice)[$own.way - 1])
        }
    }
}

# Says which ways are chosen.
function Show-Way {
    foreach ($choice in $Choices) {
        if ($choice.way -gt 0) {
            Show-Message 'way-chosen' (Get-WayText $choice)
        }
    }
}

function Get-WayLine {
    foreach ($choice in $Choices) {
        if ($choice.way -gt 0) {
            'way ' + $choice.hash + ' ' + $choice.names[$choice.way - 1]
        }
    }
}

# Takes what the state says of a choice, where it is still the same.
function Restore-Way([string]$Text) {
    $hash, $name = $Text -split ' ', 2
    foreach ($choice in $Choices) {
        if ($choice.hash -ceq $hash) {
            $choice.way = Find-Way $choice $name
        }
    }
}

function Clear-Way {
    foreach ($choice in $Choices) {
        $choice.way = 0
    }
}
