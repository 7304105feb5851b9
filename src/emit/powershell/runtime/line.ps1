# --- A line that is changed while it is typed

# What is typed before the cursor, and behind it; what of both is shown, and how many columns there
# are for that.
$Typing = @{}

# Begins a line behind what stands before it.
function Initialize-Line([string]$Prompt) {
    $room = $Columns - (Measure-Width ($Prompt -replace '(?s).*\n'))
    $script:Typing = @{ Head = ''; Tail = ''; Seen = ''; Beyond = ''; Room = $room }
}

# What keys do, by the numbers of their letters, by their names, and by what they send behind an
# escape.
$KeyTable = @{
    '1' = 'Home'; 'H' = 'Home'; '1~' = 'Home'; '7~' = 'Home'; 'Home' = 'Home'
    '5' = 'End'; 'F' = 'End'; '4~' = 'End'; '8~' = 'End'; 'End' = 'End'
    '2' = 'Left'; 'D' = 'Left'; 'LeftArrow' = 'Left'
    '6' = 'Right'; 'C' = 'Right'; 'RightArrow' = 'Right'
    '4' = 'Delete'; '3~' = 'Delete'; 'Delete' = 'Delete'
    '8' = 'Back'; '127' = 'Back'; '11' = 'Rest'; '21' = 'All'; '23' = 'Word'
}

# Does what a key means, as in the lines of bash. What nobody sees is changed at its end alone.
function Edit-Line([int]$Letter, [string]$Key, [bool]$Hidden) {
    $head = $Typing.Head
    $tail = $Typing.Tail
    $behind = [regex]::Match($head, '(?s)(.?[\udc00-\udfff]|.)\z').Value
    $ahead = [regex]::Match($tail, '(?s)\A[\ud800-\udbff]?.').Value
    $before = $head.Substring(0, $head.Length - $behind.Length)
    $after = $tail.Substring($ahead.Length)
    $name = [string]$Letter
    if ($Letter -eq 27) {
        $name = $Sequence -replace '\A[[O]'
    } elseif ($Letter -eq 0) {
        $name = $Key
    }
    $deed = $KeyTable[$name]
    if ($Hidden -and $deed -ne 'Back') {
        $deed = ''
    }
    switch ($deed) {
        'Home' { $head, $tail = '', ($head + $tail) }
        'End' { $head, $tail = ($head + $tail), '' }
        'Left' { $head, $tail = $before, ($behind + $tail) }
        'Right' { $head, $tail = ($head + $ahead), $after }
        'Delete' { $tail = $after }
        'Back' { $head = $before }
        'Rest' { $tail = '' }
        'All' { $head = '' }
        'Word' { $head = $head -creplace '[^ ]* *\z' }
        default {
            if ($Letter -eq 9 -or ($Letter -ge 32 -and $Letter -notin 128..159)) {
                $head += [char]$Letter
            }
        }
    }
    $Typing.Head = $head
    $Typing.Tail = $tail
}

# Shows as much of the line as its row has room for, in place of what it shows. Backspaces alone
# move it: every terminal knows those.
function Show-Line {
    $head = $Typing.Head -replace '[\x00-\x1f]', ' '
    $tail = $Typing.Tail -replace '[\x00-\x1f]', ' '
    $room = $Typing.Room
    if ($Wrapped -and (Measure-Width ($head + $tail)) -ge $room) {
        $most = $room - 1
        if ($tail -ne '') {
            $most = $room - [Math]::Floor($room / 4)
        }
        if ((Measure-Width $head) -ge $most) {
            do {
                $head = $head -replace '(?s)\A[\ud800-\udbff]?.'
            } while ($head -ne '' -and (Measure-Width "<$head") -ge $most)
            $head = "<$head"
        }
        while ($tail -ne '' -and (Measure-Width ($head + $tail)) -ge $room - 1) {
            $tail = $tail -replace '(?s)(.?[\udc00-\udfff]|.)\z'
        }
    }
    $seen = $Typing.Seen
    $beyond = $Typing.Beyond
    $Typing.Seen = $head
    $Typing.Beyond = $tail
    $back = [string][char]8
    $isSame = $seen + $beyond -ceq $head + $tail
    if (($isSame -or $beyond + $tail -eq '') -and $head.StartsWith($seen, [StringComparison]::Ordinal)) {
        Write-Screen -NoNewline $head.Substring($seen.Length)
        return
    }
    if ($isSame) {
        Write-Screen -NoNewline ($back * (Measure-Width $seen.Substring($head.Length)))
        return
    }
    $gone = [Math]::Max(0, (Measure-Width ($seen + $beyond)) - (Measure-Width ($head + $tail)))
    $start = $back * (Measure-Width $seen)
    $end = $back * ($gone + (Measure-Width $tail))
    Write-Screen -NoNewline ($start + $head + $tail + ' ' * $gone + $end)
}

# What the row had no room for goes on below it.
function Complete-Line {
    $Typing.Head += $Typing.Tail
    $Typing.Tail = ''
    $Typing.Room = [int]::MaxValue
    Show-Line
}
