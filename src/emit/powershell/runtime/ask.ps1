# --- Asking -----------------------------------------------------------------

# Whether somebody is there to answer.
function Test-Person {
    if (-not [Environment]::UserInteractive) {
        return $false
    }
    if (-not $script:Console) {
        return $true
    }
    foreach ($word in [Environment]::GetCommandLineArgs()) {
        if ($word -match '^[-/]{1,2}noni') {
            return $false
        }
    }
    return -not [Console]::IsInputRedirected
}

# Has a polite signal, or the loss of the terminal, seen by this script instead
# of ending it at once, where PowerShell can (7.2 and later). What is told by it
# is compiled here, because no script can run where signals arrive.
function Register-Signal {
    $maker = 'System.Runtime.InteropServices.PosixSignalRegistration' -as [type]
    $context = 'System.Runtime.InteropServices.PosixSignalContext' -as [type]
    if ($null -eq $maker -or $null -eq $context) {
        return
    }
    try {
        $tree = [System.Linq.Expressions.Expression]
        $given = $tree::Parameter($context, 'context')
        $yes = $tree::Constant($true)
        $hold = $tree::Assign($tree::Property($given, 'Cancel'), $yes)
        $tell = $tree::Assign($tree::Field($tree::Constant($script:Signal), 'Value'), $yes)
        $action = [System.Action[System.Runtime.InteropServices.PosixSignalContext]]
        $inputs = [System.Linq.Expressions.ParameterExpression[]]@($given)
        $told = $tree::Lambda($action, $tree::Block($hold, $tell), $inputs).Compile()
        foreach ($signal in @('SIGTERM', 'SIGHUP')) {
            $script:Handlers += $maker::Create($signal, $told)
        }
    }
    catch {
        # Signals end it as ever.
        $script:Handlers = @()
    }
}

# A line that the operator types, or nothing where none can come any more.
# Keys are read one by one, so that an interrupt is seen here, and at once.
function Read-Console {
    param([bool]$Hidden)

    $typed = ''
    $silent = 0
    while ($true) {
        while (-not [Console]::KeyAvailable) {
            if ($script:Signal.Value) {
                return $null
            }
            [System.Threading.Thread]::Sleep(20)
        }
        $key = [Console]::ReadKey($true)
        $code = [int]$key.KeyChar
        if ($code -eq 0 -and [int]$key.Key -eq 0) {
            # What a terminal that is gone sends, for ever.
            $silent += 1
            if ($silent -gt 9) {
                return $null
            }
            continue
        }
        $silent = 0
        if ($code -eq 3) {
            $script:Interrupted = $true
            return $null
        }
        if ($code -eq 4) {
            return $null
        }
        if ($code -eq 13 -or $code -eq 10) {
            Write-Screen ''
            return $typed
        }
        if ($code -eq 8 -or $code -eq 127) {
            $typed = Undo-Key $typed $Hidden
            continue
        }
        if ($code -lt 32 -or ($code -gt 127 -and $code -lt 160)) {
            continue
        }
        $typed += [string]$key.KeyChar
        if (-not $Hidden) {
            Write-Screen -NoNewline ([string]$key.KeyChar)
        }
    }
}

# Takes the last character off a text and off the screen.
function Undo-Key {
    param([string]$Typed, [bool]$Hidden)

    if ($Typed -eq '') {
        return $Typed
    }
    $length = 1
    if ($Typed.Length -gt 1 -and [char]::IsLowSurrogate($Typed[$Typed.Length - 1])) {
        $length = 2
    }
    $kept = $Typed.Substring(0, $Typed.Length - $length)
    if (-not $Hidden) {
        $columns = $Host.UI.RawUI.LengthInBufferCells($Typed.Substring($kept.Length))
        $back = ([string][char]8) * $columns
        Write-Screen -NoNewline ($back + (' ' * $columns) + $back)
    }
    return $kept
}

# A line where keys cannot be read one by one.
function Read-Line {
    param([bool]$Hidden)

    if (-not $Hidden) {
        return $Host.UI.ReadLine()
    }
    $typed = $Host.UI.ReadLineAsSecureString()
    return [System.Net.NetworkCredential]::new('', $typed).Password
}

# A line from the operator without the space around it. Where none can come,
# nothing; how the run ends then is in `Code`.
function Read-Reply {
    param([bool]$Hidden)

    $line = $null
    try {
        if ($script:Console) {
            $before = [Console]::TreatControlCAsInput
            try {
                [Console]::TreatControlCAsInput = $true
                $line = Read-Console $Hidden
            }
            finally {
                [Console]::TreatControlCAsInput = $before
            }
        }
        else {
            $line = Read-Line $Hidden
        }
    }
    catch {
        if ($_.Exception -is [System.Management.Automation.PipelineStoppedException]) {
            throw
        }
        $line = $null
    }
    if ($script:Signal.Value) {
        $script:Interrupted = $true
        $line = $null
    }
    if ($null -ne $line) {
        return ($line -replace '[\x00-\x1f\x7f-\x9f]', '').Trim()
    }
    if ($script:Interrupted) {
        Show-Interrupt
        $script:Code = 130
    }
    else {
        $script:Attended = $false
        Write-Screen ''
        Write-Problem (Get-Message 'needs-person' $script:Step)
        Show-Quit
        $script:Code = 3
    }
    return $null
}

# Asks a question that has some answers: a key and a message each. One of the
# keys, or nothing at the end. `Default` is what Enter stands for.
function Read-Choice {
    param([string]$Question, [string[]]$Answer, [string]$Default = '')

    $keys = @()
    $shown = ''
    for ($n = 0; $n -lt $Answer.Count; $n += 2) {
        $keys += $Answer[$n]
        $key = Add-Style 's' ($Answer[$n])
        $shown += '  [' + $key + '] ' + (Get-Message ($Answer[$n + 1]))
    }
    Write-Screen ''
    Write-Hint 'f' $Question
    while ($true) {
        Write-Screen -NoNewline ($shown + ' > ')
        $reply = Read-Reply
        if ($null -eq $reply) {
            return $null
        }
        if ($reply -eq '' -and $Default -ne '') {
            return $Default
        }
        if ($keys -contains $reply) {
            return $reply.ToLowerInvariant()
        }
        Write-Hint 'w' (Get-Message 'unknown-answer' ($keys -join ', '))
    }
}

# Asks what is to happen with the current step, which is asked about in one of
# several ways. One of the keys, or nothing at the end.
function Read-Answer {
    param([string]$Kind, [bool]$CanGoBack)

    $question = 'question'
    $choice = @('d', 'answer-done', 's', 'answer-skip', 'b', 'answer-back', 'n', 'answer-note', 'q', 'answer-quit')
    if ($Kind -eq 'command') {
        $question = 'question-command'
        $choice = @('r', 'answer-run') + $choice
    }
    elseif ($Kind -eq 'unknown') {
        $question = 'question-unknown'
        $choice = @('d', 'answer-done', 's', 'answer-skip', 'n', 'answer-note', 'q', 'answer-quit')
        if (Test-Code 'run 1') {
            $choice = @('r', 'answer-again') + $choice
        }
    }
    elseif ($Kind -eq 'failed') {
        $question = 'question-failed'
        $choice = @('d', 'answer-done', 's', 'answer-skip')
        if (Test-Code 'run 1') {
            $choice = @('r', 'answer-again') + $choice
        }
        if (Test-Code 'rollback') {
            $choice += @('u', 'answer-undo')
        }
        $choice += @('n', 'answer-note', 'q', 'answer-quit')
    }
    elseif (Test-Flag $script:Step 'verifies') {
        $question = 'question-verify'
    }
    while ($true) {
        $answer = Read-Choice (Get-Message $question) $choice
        if ($null -eq $answer -or $answer -ne 'b' -or $CanGoBack) {
            return $answer
        }
        Write-Hint 'w' (Get-Message 'already-first')
    }
}

# Asks for a sentence. It is nothing only where the run ends.
function Read-Reason {
    param([string]$Key)

    Write-Hint 'p' (Get-Message $Key)
    while ($true) {
        Write-Screen -NoNewline ('  > ')
        $reply = Read-Reply
        if ($null -eq $reply -or $reply -ne '') {
            return $reply
        }
        Write-Hint 'w' (Get-Message 'reason-needed')
    }
}

# Asks for a note, and records it.
function Read-Note {
    $reply = Read-Reason 'ask-note'
    if ($null -eq $reply) {
        return
    }
    Register-Event 'note' @{
        'step' = $script:Step
        'hash' = $script:Hashes[$script:Step]
        'note' = Hide-Secret $reply
        'start' = Get-Time
    }
    if (-not $script:StateLost) {
        Write-Hint 'n' (Get-Message 'noted')
    }
}

# Waits until the operator has read what is on the screen, or wants to quit.
function Wait-Reader {
    Write-Screen ''
    Write-Screen -NoNewline ((Get-Message 'continue-after-reading') + ' ')
    $reply = Read-Reply
    if ($null -ne $reply -and $reply -eq 'q') {
        Exit-Run
    }
}
