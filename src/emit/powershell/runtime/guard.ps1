# --- What is put into codes

# What a code consists of, whole or not.
function Get-Tree([string]$Text) {
    return [Management.Automation.Language.Parser]::ParseInput($Text, [ref]$null, [ref]$null)
}

# Whether a part of a code looks at how a program ended.
function Test-Look([Management.Automation.Language.Ast]$Part, [string]$Variable = '\?|LASTEXITCODE') {
    $look = {
        $args[0] -is [Management.Automation.Language.VariableExpressionAst] -and
        $args[0].VariablePath.UserPath -match ('^(\w+:)?(' + $Variable + ')$')
    }
    return $null -ne $Part.Find($look, $true)
}

# What a command is called, where its name is a short one that PowerShell knows.
function Get-FullName([Management.Automation.Language.CommandAst]$Command) {
    $name = [string]$Command.GetCommandName()
    return [string]($script:Known['alias ' + $name], $name -ne $null)[0]
}

# Whether something can stand behind a code: it is whole, and not made of blocks with
# names, like `begin` and `end`.
function Test-Whole([string]$Text) {
    $errors = $null
    $tree = [Management.Automation.Language.Parser]::ParseInput($Text, [ref]$null, [ref]$errors)
    return $errors.Count -eq 0 -and $null -ne $tree.EndBlock -and $tree.EndBlock.Unnamed
}

# Whether a code ends with what looks for something: where that gives nothing, it is
# not there.
function Test-Question([string]$Text) {
    $tree = Get-Tree $Text
    $last = @($tree.EndBlock.Statements)[-1]
    if ($last -isnot [Management.Automation.Language.PipelineAst]) {
        return $false
    }
    $last = $last.PipelineElements[-1]
    if ($last -isnot [Management.Automation.Language.CommandAst]) {
        return $last.Expression.GetType().Name -cmatch '^(Array|Binary|SubExp|Variable|Member)'
    }
    return (Get-FullName $last) -match '^(Compare|Find|Get|Select|Test|Where)-'
}

# A code that stops where a program fails, on the lines that it had: behind each
# statement stands what looks at the program's status, unless a statement of the
# code does, before another program can have run.
function Add-Guard([string]$Text) {
    $errors = $null
    $tree = [Management.Automation.Language.Parser]::ParseInput($Text, [ref]$null, [ref]$errors)
    $marks = @{}
    # Whether something looks behind a block, and behind a statement.
    $seen = @{}
    foreach ($block in $tree.FindAll({ $args[0].GetType().Name -cmatch '^(Statement|Named)BlockAst$' }, $true)) {
        $looked = $false
        for ($up = $block.Parent; $null -ne $up; $up = $up.Parent) {
            $loop = $up -is [Management.Automation.Language.LoopStatementAst] -and (Test-Look $up)
            # Who calls a function may look, but not at what `$?` was in it.
            if ($loop -or ($up -is [Management.Automation.Language.ScriptBlockAst] -and $null -ne $up.Parent)) {
                $looked = $loop -or (Test-Look $tree 'LASTEXITCODE')
                break
            }
            if ($seen.Contains($up)) {
                $looked = $seen[$up]
                break
            }
        }
        for ($n = $block.Statements.Count - 1; $n -ge 0; $n -= 1) {
            $one = $block.Statements[$n]
            $seen[$one] = $looked
            $commands = @($one.FindAll({ $args[0] -is [Management.Automation.Language.CommandAst] }, $false))
            if (Test-Look $one) {
                $looked = $true
                continue
            }
            $programs = 0
            foreach ($command in $commands) {
                # A name with a verb is no program.
                if ((Get-FullName $command) -notmatch '^[a-z]+-[a-z]+$') {
                    $programs += 1
                }
            }
            $whole = $one.GetType().Name -cmatch '^(Pipeline|PipelineChain|AssignmentStatement)Ast$'
            if ($whole -and -not $looked -and $commands.Count -gt 0) {
                $failed = '$global:LASTEXITCODE'
                $all = $programs -gt 1 -and $programs -eq $commands.Count -and $Engine -ge [version]'7.2'
                if ($all -or $one.Extent.Text -match '&&|\|\|') {
                    $failed = '!$?'
                }
                $gap = ';'
                if ($one.Extent.Text -match '--%') {
                    $gap = $Newline
                }
                $marks[$one.Extent.StartOffset] = '$global:LASTEXITCODE=0;'
                $marks[$one.Extent.EndOffset] = $gap + 'if(' + $failed + '){throw ''RunbookStatus''}'
            }
            $looked = $looked -and $programs -eq 0
        }
    }
    return Add-Text $Text $marks
}

# A code whose blocks that run beside each other stop where something fails, too: they
# begin with nothing of what the session is set to.
function Add-Inner([string]$Text) {
    $marks = @{}
    $tree = Get-Tree $Text
    foreach ($one in $tree.FindAll({ $args[0] -is [Management.Automation.Language.CommandAst] }, $true)) {
        if ($one.GetCommandName() -notmatch '^(ForEach-Object|%|foreach|Start-(Thread)?Job|sajb)$' -or $one.Extent.Text -notmatch '-Pa|job|sajb') {
            continue
        }
        foreach ($part in $one.CommandElements) {
            if ($part -is [Management.Automation.Language.ScriptBlockExpressionAst]) {
                $place = $part.Extent.StartOffset + 1
                if ($null -ne $part.ScriptBlock.ParamBlock) {
                    $place = $part.ScriptBlock.ParamBlock.Extent.EndOffset
                }
                $marks[$place] = '$ErrorActionPreference=''Stop'';$PSNativeCommandUseErrorActionPreference=$true;'
            }
        }
    }
    return Add-Text $Text $marks
}

# A code with texts put in, by the places where they go; as it was where that is
# none.
function Add-Text([string]$Text, [hashtable]$Mark) {
    [int[]]$places = @($Mark.Keys)
    [array]::Sort($places)
    [array]::Reverse($places)
    $new = $Text
    foreach ($place in $places) {
        $new = $new.Insert($place, $Mark[$place])
    }
    $errors = $null
    $null = [Management.Automation.Language.Parser]::ParseInput($new, [ref]$null, [ref]$errors)
    if ($errors.Count -gt 0) {
        return $Text
    }
    return $new
}

# A code that shows what is held before a statement which may ask something, on the
# lines that it had. Where output is caught, what is written is in its place anyway.
function Add-Pause([string]$Text, [bool]$Caught) {
    $quiet = '^(Get-(?!Cred)|(Compare|Convert(From|To)|Find|ForEach|Format|Group|Join|Measure|Resolve|Select|Sort|Split|Test|Where)-|Write-Output|(Add|New|Set)-(Content|Item|Location|Member|Object|TimeSpan|Variable)$'
    if ($Caught) {
        $quiet += '|Write-'
    }
    $quiet += ')'
    $marks = @{}
    $tree = Get-Tree $Text
    foreach ($one in $tree.FindAll({ $args[0].GetType().Name -cmatch '^(Command|TypeExpression|VariableExpression)Ast$' }, $true)) {
        if ($one -is [Management.Automation.Language.CommandAst]) {
            if ((Get-FullName $one) -match $quiet -and $one.Extent.Text -notmatch '\s-conf') {
                continue
            }
        } elseif ($one.Extent.Text -notmatch '^(\$Host|\[(System\.)?Console\])$') {
            continue
        }
        # The statement that it is in, which is not one of a block that may run elsewhere.
        $found = $null
        for ($up = $one; $null -ne $up.Parent; $up = $up.Parent) {
            if ($up.Parent -is [Management.Automation.Language.ScriptBlockAst] -and $null -ne $up.Parent.Parent) {
                $found = $null
            } elseif ($null -eq $found -and $up.Parent.GetType().Name -cmatch '^(Statement|Named)BlockAst$') {
                $found = $up
            }
        }
        if ($null -ne $found -and $found.Extent.Text -notmatch '\$\?') {
            $marks[$found.Extent.StartOffset] = 'if($RunbookCall[''show'']){&$RunbookCall[''show'']}'
        }
    }
    if ($null -ne $tree.EndBlock -and $tree.EndBlock.Statements.Count -gt 0) {
        # Nothing was held before the first.
        $marks.Remove($tree.EndBlock.Statements[0].Extent.StartOffset)
    }
    return Add-Text $Text $marks
}

# Prepares the session for a code, which decides itself what stops it if it, or
# one before it, says so; its article may say that failures do not. The text to run.
function Initialize-Code([string]$Text) {
    $tokens = $null
    $tree = [Management.Automation.Language.Parser]::ParseInput($Text, [ref]$tokens, [ref]$null)
    # What ties this session to others, or defines what nothing but it knows.
    $ties = '^(Connect-|Enter-|New-.+Session$|Add-Type$|Register-.+Event$|Start-Transcript$)'
    $script:Call['ties'] = @(
        foreach ($one in $tree.FindAll({ $args[0].GetType().Name -cmatch '^(Command|TypeDefinition)Ast$' }, $true)) {
            if ($one -is [Management.Automation.Language.TypeDefinitionAst]) {
                $one.Name
            } elseif ($one.GetCommandName() -match $ties) {
                $one.GetCommandName()
            } elseif ($one.GetCommandName() -eq 'Set-StrictMode') {
                $script:Strictness = $one.Extent.Text
            }
        }
    )
    $state = $Session.SessionStateProxy
    $native = 'PSNativeCommandUseErrorActionPreference'
    if ($null -eq $state.GetVariable($native)) {
        Initialize-Session
    }
    $lax = $Text -match '(ErrorActionPreference\s*=\s*(?!.?Stop)|NativeCommandUseError)'
    $strict = $Text -match 'ErrorActionPreference\s*=\s*.?Stop'
    $usual = @('Stop')
    if ($Engine -lt [version]'7.2') {
        $usual = @('Stop', 'Continue')
        if ($lax -or $strict) {
            # What keeps it in mind means nothing else there.
            $state.SetVariable($native, -not $lax)
        }
    }
    $own = $lax -or -not $state.GetVariable($native) -or $usual -notcontains $state.GetVariable('ErrorActionPreference')
    $defaults = $state.GetVariable('PSDefaultParameterValues')
    if ($null -ne $defaults) {
        if ($Goes -and -not $own) {
            Initialize-Session $true
            # Nothing goes on in another folder, though.
            $defaults['*-Location:ErrorAction'] = 'Stop'
            $own = $true
        }
        if ($Engine -lt [version]'7.2') {
            $defaults.Remove('*:ErrorAction')
            if (-not $own) {
                $defaults['*:ErrorAction'] = 'Stop'
            }
        }
    }
    if ($own) {
        return $Text
    }
    $inner = Add-Inner $Text
    if ($Engine -ge [version]'7.4' -and $Text -cnotmatch '\.ps1\b|&\s*[$(]' -and
        -not ($tokens.Kind -match '^(AndAnd|OrOr)$') -and -not (Test-Look $tree)) {
        return $inner
    }
    $state.SetVariable($native, $false)
    $script:Call['guard'] = $true
    return Add-Guard $inner
}

# Where a code failed: the number of a line, and that line. Functions of earlier
# codes have files of their own.
function Get-Place([string]$Text, [hashtable]$Call) {
    $line = 0
    $failure = $Call['failure']
    $tree = Get-Tree $Text
    if ($null -ne $failure) {
        if ($failure.ScriptStackTrace -match ([regex]::Escape($Call['file']) + '\D+(\d+)')) {
            $line = [int]$Matches[1]
        } elseif ($failure.CategoryInfo.Category -eq 'ParserError') {
            $line = $failure.InvocationInfo.ScriptLineNumber
        }
    } elseif ($Call['fine'] -is [bool]) {
        $line = $tree.EndBlock.Statements[-1].Extent.StartLineNumber
    } elseif (-not $Call['end']) {
        # What leaves a loop where there is none, or all.
        foreach ($one in $tree.FindAll({ $args[0].GetType().Name -cmatch '^(Break|Continue|Exit)S' }, $true)) {
            $up = $one
            while ($null -ne $up -and $up -isnot [Management.Automation.Language.LabeledStatementAst]) {
                $up = $up.Parent
            }
            if ($null -eq $up -or $one -is [Management.Automation.Language.ExitStatementAst]) {
                $line = $one.Extent.StartLineNumber
            }
        }
    }
    $lines = $Text -split '\r?\n'
    $ran = @($Call['text'] -split '\r?\n')
    if ($line -gt 0 -and $line -le $ran.Count) {
        # What is behind `--%` had to stand on a line of its own.
        $line -= @($ran[0..($line - 1)] -match '^if\([^)]+\)\{throw ''RunbookStatus').Count
    }
    if ($line -lt 1 -or $line -gt $lines.Count) {
        return ''
    }
    return Hide-Secret ([string]$line + ': ' + $lines[$line - 1].Trim())
}
