# --- Asking

# Whether somebody is there to answer.
function Test-Person {
    $able = -not ([Environment]::GetCommandLineArgs() -match '^[-/]{1,2}noni') -and -not [Console]::IsInputRedirected
    return [Environment]::UserInteractive -and (-not $Console -or $able)
}

# Whether the terminal is still there. What reads one that is gone is told of an end, too.
function Test-Terminal {
    if (-not $OnUnix) {
        return $true
    }
    try {
        [IO.File]::OpenRead('/dev/tty').Dispose()
        return $true
    } catch {
        return $false
    }
}

# What notes in a box that a signal has come, which then ends nothing by itself. It is
# compiled, because no script can run where signals arrive.
function Get-Handler([type]$Handler, [object]$Box, [Linq.Expressions.ParameterExpression[]]$Parameter) {
    $tree = [Linq.Expressions.Expression]
    $yes = $tree::Constant($true)
    $hold = $tree::Assign($tree::Property($Parameter[-1], 'Cancel'), $yes)
    $tell = $tree::Assign($tree::Field($tree::Constant($Box), 'Value'), $yes)
    return $tree::Lambda($Handler, $tree::Block($hold, $tell), $Parameter).Compile()
}

# Has a polite signal, or the loss of the terminal, seen by this script instead
# of ending it at once, where PowerShell can (7.2 and later).
function Register-Signal {
    try {
        $what = [Linq.Expressions.Expression]::Parameter([Runtime.InteropServices.PosixSignalContext], 'what')
        $handler = Get-Handler -Handler ([Action[Runtime.InteropServices.PosixSignalContext]]) -Box $Signal -Parameter @($what)
        $hung = Get-Handler -Handler ([Action[Runtime.InteropServices.PosixSignalContext]]) -Box $HangUp -Parameter @($what)
        $script:Handlers = foreach ($one in @('SIGHUP', $hung), @('SIGTERM', $handler), @('SIGHUP', $handler)) {
            [Runtime.InteropServices.PosixSignalRegistration]::Create($one[0], $one[1])
        }
    } catch {
        # There is no such type: signals end it as ever.
        $script:Handlers = @()
    }
}

# What begins the debugger at a key (Ctrl-\, Ctrl-Break), which would stop in the middle of this
# script. A debugger that is off throws where nothing catches it; one that nobody listens to goes on.
$Listeners = $ListenersWere = $null

function Disable-Break {
    try {
        $script:Listeners = [Management.Automation.Debugger].GetField('DebuggerStop', 'NonPublic, Instance')
        $script:ListenersWere = $Listeners.GetValue($Host.Runspace.Debugger)
        $Listeners.SetValue($Host.Runspace.Debugger, $null)
    } catch {
        $script:Listeners = $null
    }
}

function Enable-Break {
    if ($null -ne $Listeners) {
        $Listeners.SetValue($Host.Runspace.Debugger, $ListenersWere)
    }
}

# Whether the operator has ended the input.
$InputEnded = $false

# How many times a terminal has sent nothing, or an end of input that is no key. One that is
# gone sends nothing else, for ever.
$Silent = 0

# A key.
function Read-Key {
    $key = [Console]::ReadKey($true)
    $script:Silent = ($Silent + 1) * [int](-not $key.Key -and [int]$key.KeyChar -in 0, 4)
    return $key
}

# Whether what was taken away last was more than blanks.
$Dropped = $false

# Takes away what was typed before it was asked for, up to a pause: whoever types on has not seen the
# question. An interrupt among it is none the less one.
function Clear-Typed {
    $script:Dropped = $false
    $left = 0
    while ($Console -and $Attended -and $Silent -lt 9) {
        if ([Console]::KeyAvailable) {
            $letter = (Read-Key).KeyChar
            if ([int]$letter -eq 3) {
                $Pressed.Value = $true
            }
            $script:Dropped = $Dropped -or [int]$letter -gt 32
            $left = 15 * [int]$Dropped
        } elseif ($left -gt 0 -and -not $Pressed.Value -and -not $Signal.Value) {
            $left--
            [Threading.Thread]::Sleep(20)
        } else {
            return
        }
    }
}

# The same before a line is asked for; of that, and of what came behind a key, it is told.
function Clear-Early {
    $early = $Dropped
    Clear-Typed
    if ($Dropped -or $early) {
        $script:Dropped = $false
        Write-Screen ''
        Show-Hint 'w' 'typed-before'
    }
}

# A line that the operator types, or a single key; nothing where none can come any more.
# Keys are read one by one, so that an interrupt is seen here, and at once.
function Read-Console([bool]$Hidden, [bool]$Single) {
    $waited = 0
    $script:NextKey = $null
    $aside = $false
    while ($true) {
        while ($null -eq $NextKey -and -not [Console]::KeyAvailable) {
            if ($Signal.Value -or $Pressed.Value) {
                return $null
            }
            $waited++
            if ($waited % 250 -eq 0) {
                Write-Life
            }
            if (-not $Hidden -and -not $aside -and $waited % 25 -eq 0 -and (Test-Width)) {
                if ($Single) {
                    $script:Resized = $true
                    return ''
                }
                Show-Typed
            }
            [Threading.Thread]::Sleep(20)
        }
        $key = $NextKey
        if ($null -eq $key) {
            $key = Read-Key
        }
        $script:NextKey = $null
        $letter = [int]$key.KeyChar
        # Within a line, the end of the input takes a letter away.
        $isEnd = $letter -eq 4 -and ($Single -or $Hidden -or $Typing.Head + $Typing.Tail -eq '')
        if ($Silent -gt 9 -or $letter -eq 3 -or $isEnd) {
            $script:Interrupted = $letter -eq 3
            $script:InputEnded = $letter -eq 4
            return $null
        }
        if ($letter -in 10, 13 -and $aside) {
            $aside = $false
            Write-Screen -NoNewline $Typing.Lead
            continue
        }
        if ($letter -in 10, 13) {
            $typed = $Typing.Head + $Typing.Tail
            if (-not $Hidden) {
                Complete-Line
            }
            Write-Screen ''
            return $typed
        }
        if ($letter -eq 26 -and -not $Single) {
            # Whoever takes this for a shell by now would answer with a command.
            $aside = $true
            Initialize-Line $Typing.Before $Hidden
            Write-Screen ''
            Show-Hint 'w' 'no-suspend'
        }
        if (([int]$key.Modifiers -band 5) -eq 1) {
            # An escape and what comes at once behind it.
            $letter = 27
            $script:Sequence = ''
            if ($key.KeyChar -cin '[', 'O', ']', 'P', '_') {
                Clear-Sequence ([string]$key.KeyChar)
            }
        } elseif ($letter -eq 27) {
            Clear-Sequence '' $Single
        }
        if ($aside) {
            continue
        }
        if ($Single) {
            # What a terminal tells of itself, since it was asked by a command, is no key.
            if ($Silent -or ($letter -eq 27 -and $Sequence -cmatch '\A[]P_].')) {
                continue
            }
            $typed = [string]$key.KeyChar
            if ($letter -in 0..32 + 127..159) {
                # None of the keys that are asked for. More of what it sends may follow.
                $typed = '-'
                [Threading.Thread]::Sleep(50)
            }
            Write-Screen $typed
            return $typed
        }
        $name = ([string]$key.Key, '')[[int]([int]$key.Modifiers -ne 0)]
        Edit-Line -Letter $letter -Key $name -Hidden $Hidden
        # What is pasted comes faster than it can be shown.
        if (-not $Hidden -and $null -eq $NextKey -and -not [Console]::KeyAvailable) {
            Show-Line
        }
    }
}

# Whether rows are made for another width than the screen has by now, so that the question
# that stands, and its step, are to be shown once more.
$Resized = $false

function Test-Width {
    try {
        return $ScreenWidth -gt 0 -and [Math]::Min(80, $Host.UI.RawUI.WindowSize.Width) -ne $ScreenWidth
    } catch {
        return $false
    }
}

# What came behind the last escape, and the key behind that, where that is another one.
$Sequence = ''
$NextKey = $null

# Takes away what comes behind an escape, or its beginning, as an arrow key sends it, even bit by bit
# (ECMA-48; rxvt ends with `$`, too), or a text in which a terminal tells of itself, which ends with a
# bell or `ESC \`. A lone escape is a key of its own.
function Clear-Sequence([string]$Opener, [bool]$Single) {
    $script:Sequence = $Opener
    $most = (3, 50)[[int]($Single -or $Opener -ne '')]
    for ($n = 0; $n -lt $most; $n++) {
        if (-not [Console]::KeyAvailable) {
            [Threading.Thread]::Sleep(20)
            continue
        }
        $n = 0
        $key = Read-Key
        $letter = [string]$key.KeyChar
        # By its number: texts that differ in nothing but such signs are equal.
        $number = [int]$key.KeyChar
        $Pressed.Value = $Pressed.Value -or $number -eq 3
        if ($Sequence -cmatch '\A[]P_]') {
            # What only begins like that was a key with Alt.
            if (($Sequence + $letter) -cnotmatch '\A(\][0-9]+(;|\z)|P[0-9;]*([!$>+|=?]|\z)|_G)' -or $letter -cmatch '[\x00-\x06\x08-\x1a\x1c-\x1f]') {
                $script:NextKey = $key
                return
            }
            $isAlt = ([int]$key.Modifiers -band 5) -eq 1
            if ($number -eq 7 -or ($letter -eq '\' -and ($isAlt -or [int]$Sequence[-1] -eq 27))) {
                $script:Sequence += $letter
                return
            }
            $most = 50
            $script:Sequence += $letter
            continue
        }
        if ($letter -cmatch '[\x00-\x1a\x1c-\x1f]' -or ($number -eq 27 -and $Sequence -cmatch '[[O]')) {
            $script:NextKey = $key
            return
        }
        $script:Sequence += $letter
        if ($Sequence -cmatch '\A[]P_]\z') {
            $most = 50
            continue
        }
        if ($Sequence -cnotmatch '\A\e*([[O][ -?]*|\[\[)?\z' -or $Sequence -cmatch '\A\e*\[[0-9;]*\$') {
            return
        }
        if ($Sequence -cmatch '[[O]') {
            $most = 50
        }
    }
}

# Since when the last question stands that was asked.
$AskedSince = ''

# Shows what stands before an answer. A line from the operator without the space around it,
# which is in `Typed`; or a single key, where the terminal gives such. Where none can come,
# nothing; how the run ends then is in `Code`.
function Read-Reply([string]$Prompt, [bool]$Hidden, [bool]$Single, [string]$Since) {
    $script:AskedSince = @($Since, (Get-Time))[$Since -eq '']
    try {
        if ($Console) {
            $before = [Console]::TreatControlCAsInput
            try {
                # Before anybody can see the question: an interrupt answers it.
                [Console]::TreatControlCAsInput = $true
                Write-Screen -NoNewline $Prompt
                Initialize-Line $Prompt ($Single -or $Hidden)
                Write-Waiting $AskedSince
                $line = Read-Console $Hidden $Single
            } finally {
                [Console]::TreatControlCAsInput = $before
            }
        } else {
            Write-Screen -NoNewline $Prompt
            Write-Waiting $AskedSince
            $line = Read-Line $Hidden
        }
        Write-Waiting ''
    } catch [Management.Automation.PipelineStoppedException] {
        throw
    } catch {
        $line = $null
    }
    # That a terminal is gone may be seen before the signal that says so.
    for ($n = 0; $n -lt 25 -and $Console -and $null -eq $line -and -not ($Interrupted -or $InputEnded -or $Signal.Value); $n++) {
        [Threading.Thread]::Sleep(20)
    }
    if ($Signal.Value -or $Pressed.Value) {
        $script:Interrupted = $true
        $line = $null
    }
    $script:Typed = $line
    if ($null -ne $line) {
        if (-not $Resized) {
            # Whatever is asked now is another question.
            Clear-Typed
            if ($Dropped -and -not $Single) {
                $script:Dropped = $false
                Show-Hint 'w' 'rest-dropped'
            }
        }
        if (-not $Single -and $line -match '\ufffd') {
            Show-Hint 'w' 'not-text'
            return Read-Reply -Prompt $Prompt -Hidden $Hidden -Single $Single -Since $AskedSince
        }
        return ($line -replace '[\x00-\x1f\x7f-\x9f]').Trim()
    }
    if ($Interrupted) {
        Show-Interrupt
    } else {
        $script:Attended = $false
        Write-Screen ''
        if ($InputEnded) {
            Write-Problem 'input-ended'
        } else {
            Write-Problem 'needs-person' $Current
        }
        $script:Code = 3
    }
    return $null
}

# Asks a question that has some answers: a key and a message each. One of the
# keys, or nothing at the end. `Default` is what Enter stands for, `About` the step, `Above` shows
# what else the question is about.
function Read-Choice([string]$Question, [string[]]$Answer, [string]$Default = '', [string]$About = $Opened[-1], [scriptblock]$Above = { }) {
    $all = $Answer + @('?', ('answer-help-enter', 'answer-help-at-once')[$ByKey])
    $letters = @(for ($n = 0; $n -lt $all.Count; $n += 2) { $all[$n] })
    $shown = Join-Choice $all
    Clear-Typed
    Write-Screen ''
    Write-Hint 'f' $Question
    $firstAsked = ''
    while ($true) {
        $reply = Read-Reply -Prompt "$shown > " -Single $ByKey -Since $firstAsked
        # However often it is shown, it is one question.
        $firstAsked = $AskedSince
        if ($Resized) {
            $script:Resized = $false
            Initialize-Screen
            if ($About -ceq $Current) {
                Show-Scene $Current
                Show-Trouble
            }
            $null = & $Above
            Write-Screen ''
            Write-Hint 'f' $Question
            $shown = Join-Choice $all
            continue
        }
        if ($null -eq $reply) {
            return $null
        }
        if ($reply -eq '?') {
            Show-Key $Answer $Default
            # Help may be longer than the screen: which step this is about is above it.
            if ($About -ne '') {
                Write-Name $About
            }
            Write-Hint 'f' $Question
            continue
        }
        if ($reply -eq '' -and $Default -ne '') {
            return $Default
        }
        if ($reply -in $letters) {
            return $reply.ToLowerInvariant()
        }
        Write-Hint 'w' (Get-Message 'unknown-answer' ($letters -join ', '))
    }
}

# What is offered, a key and a message each, in rows that fit.
function Join-Choice([string[]]$All) {
    $shown = ''
    $row = ''
    for ($n = 0; $n -lt $All.Count; $n += 2) {
        $label = '] ' + (Get-Message $All[$n + 1])
        $plain = '  [' + $All[$n] + $label
        $row += $plain
        # Behind the last stands what is typed.
        if ($Wrapped -and (Measure-Width $row) + 3 * ($n + 2 -eq $All.Count) -gt $Columns) {
            $shown += "`n"
            $row = $plain
        }
        $shown += '  [' + (Add-Style 's' $All[$n]) + $label
    }
    return $shown
}

# Shows what each key of a question does.
function Show-Key([string[]]$Answer, [string]$Default) {
    Write-Screen ''
    for ($n = 0; $n -lt $Answer.Count; $n += 2) {
        $text = Get-Message ('help-' + $Answer[$n + 1].Substring(7))
        Write-Part -Start ('  [' + $Answer[$n] + ']  ') -Rest '       ' -Plain $text -Styles ('p' * $text.Length)
    }
    if ($Default -ne '') {
        Write-Hint 'p' (Get-Message 'help-default' $Default)
    }
    Write-Screen ''
}

# What was said last of a failure of the current step.
$Trouble = @()

# Shows what has come of the current step until now, once more.
function Show-Trouble {
    if ((Get-Outcome $Current) -ne 'open') {
        Show-Over
    }
    foreach ($text in $Trouble) {
        Write-Hint 'x' $text
    }
}

# Shows what has come of the current step, and when.
function Show-Over {
    Write-Screen ''
    $row = Get-Described $Current (Get-Outcome $Current)
    if ((Get-Outcome $Current) -eq 'done' -and (Test-Otherwise $Current)) {
        $row += '; ' + (Get-Message 'done-before-with' (Get-PairText $UsedWith[$Current]))
    }
    Write-Hint 'p' $row
}

# Asks what is to happen with the current step. One of the keys, or nothing at
# the end.
function Read-Answer([string]$Kind, [bool]$CanGoBack) {
    Show-Doubt
    $more, $question = Get-Choice $Kind
    if ($null -eq $question) {
        $question = Get-Message 'question'
        if (Test-Flag $Current 'verifies') {
            $question = Get-Message 'question-verify'
        }
    }
    $default = ''
    if ($Kind -eq 'over') {
        Show-Over
        if (Test-Unsettled $Current) {
            Write-Hint 'w' (Get-OpenText (Find-LastDeed $Current))
        }
        $question = Get-Message 'question-over'
        $default = 'c'
        $more = @(-split 'c answer-on r answer-redo') + @(Get-UndoChoice) + @(Get-UndoneChoice)
        $more += @(-split 'b answer-back') + @(Get-JumpChoice) + @(Get-WayChoice) + $ValueChoice + @(-split 'n answer-note q answer-quit')
    }
    if ($null -eq $more) {
        $apart = @(@(), @(Get-ApartChoice))[(Get-Outcome $Current) -eq 'failed']
        $more = @(-split 'd answer-done f answer-failed') + $apart + @(-split 's answer-skip b answer-back') + @(Get-JumpChoice) + @(Get-WayChoice) + $ValueChoice + @(-split 'n answer-note q answer-quit')
    }
    while ($true) {
        $answer = Read-Choice -Question $question -Answer $more -Default $default
        if ($answer -notin $null, 'q') {
            Confirm-Read
        }
        if ($null -eq $answer -or $answer -ne 'b' -or $CanGoBack) {
            return $answer
        }
        Show-Hint 'w' 'already-first'
    }
}

# Says which keys change a line, where it is read key by key.
function Show-Editing {
    if ($Console) {
        Show-Hint 'p' 'help-editing'
    }
}

# Asks for a sentence. It is nothing where none is given, or the run ends.
function Read-Reason([string]$Key, [string]$Value, [string]$Help = 'help-text') {
    Clear-Early
    Write-Hint 'p' (Get-Message $Key $Value)
    $way = '  ' + (Get-Message 'enter-back') + '  [?] ' + (Get-Message 'answer-help') + ' > '
    $firstAsked = ''
    while ((Read-Reply -Prompt $way -Since $firstAsked) -eq '?') {
        $firstAsked = $AskedSince
        Show-Hint 'p' $Help
        Show-Editing
    }
    return ([string]$script:Typed -replace '[\x00-\x1f\x7f-\x9f]').Trim()
}

# Asks for a note, and records it.
function Read-Note {
    $reply = Read-Reason 'ask-note'
    if ($reply -eq '') {
        return
    }
    Register-Event 'note' @{
        step = $Current
        hash = $Hashes[$Current]
        note = Hide-Secret $reply
        start = Get-Time
    }
    if (-not $StateLost) {
        Show-Hint 'n' 'noted'
    }
}

# Waits until the operator has read what is on the screen, or wants to quit. `Above` shows it again.
function Wait-Reader([scriptblock]$Above = { }) {
    $choice = -split 'c answer-on q answer-quit'
    $reply = Read-Choice -Question (Get-Message 'continue-after-reading') -Answer $choice -Default 'c' -Above $Above
    if ($reply -eq 'q') {
        Exit-Run
    } elseif ($reply -eq 'c') {
        Confirm-Read
    }
}
