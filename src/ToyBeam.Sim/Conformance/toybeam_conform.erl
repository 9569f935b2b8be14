%% Runs program trees on the real BEAM, with the real primitives, and writes down what their processes observe.
%%
%% One call of main/1 runs a file of programs. Each program is a term (see ErlangText in C#):
%%   {Number, [{Name, Block}]}    the static processes; the first is the root
%% A block is a list of statements; the process that runs one is an ordinary process, not linked or monitored by anybody but its program.
%% A message is a whole number that stands for a text, a name in scope a binary, a registered name an atom that no other program uses.
%%
%% What must not be disturbed: mailboxes, links, monitors and the order of signals among the program's processes. So entries go into an ETS
%% table, and who spawned whom and who ended why comes from tracing, which sends no signal to the traced process.
-module(toybeam_conform).
-export([main/1]).

-define(PATIENCE, 10000). % Milliseconds after which a run that does not come to rest is given up.
-define(SILENCE, 300000). % Milliseconds without any program done after which all is given up.

%% A setting is a list of {runs, N}, {abreast, N}, {seed, N}, {cap, Milliseconds}.
main([File, SettingText]) ->
    {ok, Programs} = file:consult(File),
    Setting = setting(SettingText),
    Main = self(),
    Abreast = maps:get(abreast, Setting),
    Queue = spawn_link(fun() -> queue(Programs) end),
    Runners = [spawn_link(fun() -> runner(Main, Queue, Setting) end) || _ <- lists:seq(1, Abreast)],
    collect(length(Runners)),
    io:put_chars("done\n"),
    halt().

setting(Text) ->
    {ok, Tokens, _} = erl_scan:string(Text ++ "."),
    {ok, Setting} = erl_parse:parse_term(Tokens),
    maps:from_list(Setting).

queue([Program | Rest]) ->
    receive {next, Who} -> Who ! {program, Program} end,
    queue(Rest);
queue([]) ->
    receive {next, Who} -> Who ! finished end,
    queue([]).

collect(0) -> ok;
collect(Runners) ->
    receive
        {lines, Lines} -> io:put_chars(Lines), collect(Runners);
        finished -> collect(Runners - 1)
    after ?SILENCE -> halt(1)
    end.

%% --- One program at a time ---

%% A runner has a starter: a traced process whose children are traced from their first moment, and theirs too.
runner(Main, Queue, Setting) ->
    Starter = spawn_link(fun starter/0),
    erlang:trace(Starter, true, [procs, set_on_spawn]),
    runner(Main, Queue, Starter, Setting).

runner(Main, Queue, Starter, Setting) ->
    Queue ! {next, self()},
    receive
        {program, {Number, Processes}} ->
            Runs = lists:seq(0, maps:get(runs, Setting) - 1),
            Seen = lists:foldl(fun(Run, Seen) ->
                Result = run(Number, Processes, Run, Starter, Setting),
                maps:update_with(Result, fun({Count, First}) -> {Count + 1, First} end, {1, Run}, Seen)
            end, #{}, Runs),
            Main ! {lines, [[integer_to_list(Number), $\s, integer_to_list(Count), $\s, integer_to_list(First), $\s, Result, $\n]
                            || {Result, {Count, First}} <- maps:to_list(Seen)]},
            runner(Main, Queue, Starter, Setting);
        finished ->
            Main ! finished
    end.

starter() ->
    receive {start, Who, Bodies} -> Who ! {started, [spawn_opt(Body, Options) || {Body, Options} <- Bodies]} end,
    starter().

%% One run: an observation as text, or why there is none.
run(Number, Processes, Run, Starter, Setting) ->
    Table = ets:new(entries, [duplicate_bag, public, {write_concurrency, true}]),
    Random = next(erlang:phash2({maps:get(seed, Setting), Number, Run}, 1 bsl 32)),
    Gate = make_ref(),
    Starter ! {start, self(), [{fun() -> static(Gate, Body) end, options(next(Random + I), [])} || {I, {_, Body}} <- numbered(Processes)]},
    Pids = receive {started, All} -> All end,
    Env = maps:from_list([{Name, {pid, Pid}} || {{Name, _}, Pid} <- lists:zip(Processes, Pids)]),
    Base = #{table => Table, cap => maps:get(cap, Setting), env => Env},
    %% In a random order: who comes first is nobody's privilege.
    [Pid ! {Gate, Base#{random => next(Random + 31 * I)}} || {_, I, Pid} <- lists:sort([{next(Random + 7 * I), I, Pid} || {I, Pid} <- numbered(Pids)])],
    Paths = maps:from_list([{Pid, [$P + I rem 11 | root_suffix(I div 11)]} || {I, Pid} <- numbered(Pids)]),
    Known = #{paths => Paths, kids => #{}, ends => #{}, early => #{}},
    Result = rest(Table, Known, none, erlang:monotonic_time(millisecond) + ?PATIENCE),
    ets:delete(Table),
    Result.

root_suffix(0) -> "";
root_suffix(Round) -> integer_to_list(Round).

numbered(List) -> lists:zip(lists:seq(0, length(List) - 1), List).

%% Waits until nothing can happen any more, then reads what is left, then ends everybody.
rest(Table, Known0, Last, Deadline) ->
    Known = traced(Known0, 1),
    Look = look(Known),
    Late = erlang:monotonic_time(millisecond) > Deadline,
    if
        Look =/= unsettled, Look =:= Last ->
            Result = observation(Table, Known),
            finish(Known),
            Result;
        Late ->
            finish(Known),
            "unsettled";
        true ->
            rest(Table, Known, Look, Deadline)
    end.

%% Takes trace events until there is none for some time.
traced(Known, Wait) ->
    receive
        Event when element(1, Event) =:= trace -> traced(event(Event, Known), Wait)
    after Wait -> Known
    end.

%% The n-th spawn event of a parent is its n-th child: events of one process come in order.
event({trace, Parent, spawn, Child, _}, #{paths := Paths, kids := Kids} = Known) ->
    case Paths of
        #{Parent := Path} ->
            N = maps:get(Parent, Kids, 0) + 1,
            Known1 = Known#{paths := Paths#{Child => Path ++ [$. | integer_to_list(N)]}, kids := Kids#{Parent => N}},
            adopt(Child, Known1);
        _ ->
            %% The parent's own spawn event, of another tracee, is not here yet; or it is the starter.
            Early = maps:get(early, Known),
            Known#{early := Early#{Parent => maps:get(Parent, Early, []) ++ [Child]}}
    end;
event({trace, Pid, exit, Reason}, #{ends := Ends} = Known) -> Known#{ends := Ends#{Pid => Reason}};
event(_, Known) -> Known.

adopt(Parent, #{early := Early} = Known) ->
    case maps:take(Parent, Early) of
        error -> Known;
        {Children, Rest} -> lists:foldl(fun(Child, K) -> event({trace, Parent, spawn, Child, none}, K) end, Known#{early := Rest}, Children)
    end.

%% What is compared to see whether anything went on: every living process waits without a timeout, and nothing is on its way to it.
%% A notice of a death is on its way as long as a link or a monitor has only one end.
look(#{paths := Paths, kids := Kids, ends := Ends}) ->
    Living = [Pid || Pid <- lists:sort(maps:keys(Paths)), not is_map_key(Pid, Ends)],
    Infos = [{Pid, erlang:process_info(Pid, [status, dictionary, message_queue_len, links, monitors, monitored_by])} || Pid <- Living],
    case lists:all(fun({Pid, Info}) -> waits(Info, maps:get(Pid, Kids, 0)) end, Infos) andalso tied(Infos) of
        true -> [{Pid, proplists:get_value(seen, proplists:get_value(dictionary, Info)), proplists:get_value(message_queue_len, Info)} || {Pid, Info} <- Infos];
        false -> unsettled
    end.

waits(undefined, _) -> false;
waits([{status, Status}, {dictionary, Own} | _], Kids) ->
    Status =:= waiting andalso lists:member({waits, true}, Own) andalso proplists:get_value(kids, Own, 0) =:= Kids.

tied(Infos) ->
    Links = lists:sort([{Pid, Other} || {Pid, Info} <- Infos, Other <- proplists:get_value(links, Info)]),
    Watching = lists:sort([Pid || {Pid, Info} <- Infos, _ <- proplists:get_value(monitors, Info)]),
    Watched = lists:sort([Other || {_, Info} <- Infos, Other <- proplists:get_value(monitored_by, Info)]),
    Links =:= lists:sort([{Other, Pid} || {Pid, Other} <- Links]) andalso Watching =:= Watched.

%% Ends every process, and waits until each is gone for good, name and all.
finish(#{paths := Paths}) ->
    Pids = maps:keys(Paths),
    Watches = [erlang:monitor(process, Pid) || Pid <- Pids],
    [exit(Pid, kill) || Pid <- Pids],
    [receive {'DOWN', Watch, process, _, _} -> ok end || Watch <- Watches],
    %% A process that a dying one spawned in its last moment is not known yet.
    Known = traced(#{paths => Paths, kids => #{}, ends => #{}, early => #{}}, 0),
    case maps:keys(maps:get(paths, Known)) -- Pids of
        [] -> ok;
        More -> finish(#{paths => maps:from_list([{Pid, ""} || Pid <- More])})
    end.

%% --- The observation as text ---

%% Processes in order of creation, separated by spaces: PATH|ENTRIES|END|MAILBOX, lists separated by commas.
observation(Table, #{paths := Paths, ends := Ends}) ->
    Texts = [process(Pid, Path, ets:lookup(Table, Pid), Ends, Paths) || {Pid, Path} <- maps:to_list(Paths)],
    case lists:member(unclear, Texts) of
        true -> "unclear";
        false -> lists:append(lists:join(" ", lists:sort(Texts)))
    end.

process(Pid, Path, Rows, Ends, Paths) ->
    Entries = [Entry || {_, Entry} <- Rows],
    Shown = lists:join($,, [entry(Entry, Paths) || Entry <- Entries, not is_result(Entry), Entry =/= flag]),
    case {unclear(Entries), Ends} of
        {true, _} -> unclear;
        {_, #{Pid := normal}} -> lists:flatten([Path, $|, Shown, $|, "normal", [result(Entry) || Entry <- Entries, is_result(Entry)], $|]);
        {_, #{Pid := Reason}} -> lists:flatten([Path, $|, Shown, $|, reason(Reason), $|]);
        _ ->
            {messages, Messages} = erlang:process_info(Pid, messages),
            lists:flatten([Path, $|, Shown, $|, "blocked", $|, lists:join($,, [message(Message, Paths) || Message <- Messages])])
    end.

%% A process that a signal ended between the mark before its process_flag and the entry after it: nobody can say whether the flag was set.
unclear(Entries) -> Entries =/= [] andalso lists:last(Entries) =:= flag.

is_result({result, _}) -> true;
is_result(_) -> false.

result({result, Text}) -> [$:, integer_to_list(Text)].

entry({took, Message}, Paths) -> message(Message, Paths);
entry(timeout, _) -> "timeout";
entry({trap, Old}, _) -> ["trap:", atom_to_list(Old)];
entry({demonitor, Answer}, _) -> ["demonitor:", atom_to_list(Answer)];
entry({alive, Answer}, _) -> ["alive:", atom_to_list(Answer)];
entry({whereis, undefined}, _) -> "whereis:undefined";
entry({whereis, Pid}, Paths) -> ["whereis:", path(Pid, Paths)].

message(Text, _) when is_integer(Text) -> ["text:", integer_to_list(Text)];
message({'EXIT', Pid, Reason}, Paths) -> ["exit:", path(Pid, Paths), $:, reason(Reason)];
message({'DOWN', _, process, {Name, _}, Reason}, _) -> ["down:", name(Name), $:, reason(Reason)];
message({'DOWN', _, process, Pid, Reason}, Paths) -> ["down:", path(Pid, Paths), $:, reason(Reason)];
message(_, _) -> "stray".

path(Pid, Paths) -> maps:get(Pid, Paths, "stranger").

%% '17@n' is the name n of program 17.
name(Name) -> lists:dropwhile(fun(Char) -> Char =/= $@ end, atom_to_list(Name)).

reason(Reason) when is_atom(Reason) -> atom_to_list(Reason);
reason({Reason, _}) when is_atom(Reason) -> atom_to_list(Reason);
reason(_) -> "strange".

%% --- The processes of a program ---

static(Gate, Body) ->
    %% What another process of the program sends meanwhile stays in the mailbox, in its order.
    receive {Gate, #{env := Env} = State} -> begin_body(Body, Env, maps:remove(env, State#{parent => none, monitors => #{}})) end.

begin_body(Body, Env, #{random := Random} = State) ->
    put(seen, 0),
    put(kids, 0),
    Pace = Random rem 6,
    linger(Pace, Random),
    block(Body, Env, State#{pace => Pace}).

block([], _, State) -> State;
block([Statement | Rest], Env, State0) ->
    State1 = loiter(State0),
    {NewEnv, State2} = statement(Statement, Env, State1),
    block(Rest, NewEnv, State2).

statement({work, Amount}, Env, State) ->
    spin(min(Amount, 100) * 10),
    {Env, State};
statement({spawn, How, Name, Body}, Env, #{random := Random, table := Table, cap := Cap, monitors := Monitors} = State) ->
    Self = self(),
    put(kids, get(kids) + 1),
    Child = #{random => next(Random + 99), table => Table, cap => Cap, parent => Self, monitors => #{}},
    Started = spawn_opt(fun() -> begin_body(Body, Env, Child) end, options(Random, How)),
    {Pid, NewMonitors} = case Started of
        {New, Monitor} -> {New, Monitors#{New => Monitor}};
        New -> {New, Monitors}
    end,
    {bind(Name, {pid, Pid}, Env), State#{monitors := NewMonitors}};
statement({send, {registered, Name}, Text}, Env, State) ->
    _ = argument(fun() -> Name ! Text end),
    {Env, State};
statement({send, Who, Text}, Env, State) ->
    who(Who, Env, State) ! Text,
    {Env, State};
statement({'receive', Branches, After}, Env, #{cap := Cap} = State) ->
    Patterns = [{pattern(Pattern, Env, State), Body} || {Pattern, Body} <- Branches],
    Keys = maps:from_list([{Key, true} || {Key, _} <- Patterns]),
    case take(Keys, is_map_key(any, Keys), After, Cap) of
        timeout ->
            enter(timeout, State),
            {timeout, _, Body} = After,
            {Env, block(Body, Env, State)};
        {took, Message} ->
            enter({took, Message}, State),
            {Env, block(branch(Message, Patterns), Env, State)}
    end;
statement({link, Who}, Env, State) ->
    try link(who(Who, Env, State)) catch error:noproc -> exit(noproc) end,
    {Env, State};
statement({unlink, Who}, Env, State) ->
    unlink(who(Who, Env, State)),
    {Env, State};
statement({exit, Who, Reason}, Env, State) ->
    exit(who(Who, Env, State), Reason),
    {Env, State};
statement({monitor, Who, Name}, Env, #{monitors := Monitors} = State) ->
    Item = who(Who, Env, State),
    Monitor = erlang:monitor(process, Item),
    {bind(Name, {monitor, Monitor}, Env), State#{monitors := Monitors#{Item => Monitor}}};
statement({demonitor, What, Options}, Env, State) ->
    case monitor_of(What, Env, State) of
        none -> ok;
        Monitor -> enter({demonitor, erlang:demonitor(Monitor, Options)}, State)
    end,
    {Env, State};
statement({register, Who, Name}, Env, State) ->
    Pid = who(Who, Env, State),
    argument(fun() -> register(Name, Pid) end),
    {Env, State};
statement({unregister, Name}, Env, State) ->
    argument(fun() -> unregister(Name) end),
    {Env, State};
statement({whereis, Name}, Env, State) ->
    enter({whereis, whereis(Name)}, State),
    {Env, State};
statement({alive, Who}, Env, State) ->
    enter({alive, is_process_alive(who(Who, Env, State))}, State),
    {Env, State};
statement({trap_exit, On}, Env, #{table := Table} = State) ->
    ets:insert(Table, {self(), flag}),
    enter({trap, process_flag(trap_exit, On)}, State),
    {Env, State};
statement({exit, Reason}, _, _) -> exit(Reason);
statement({'end', Text}, _, State) ->
    enter({result, Text}, State),
    exit(normal);
statement('end', _, _) -> exit(normal).

%% An error of one's own that is a plain reason, without a stack.
argument(Call) -> try Call() catch error:badarg -> exit(badarg) end.

bind(none, _, Env) -> Env;
bind(Name, Value, Env) -> Env#{Name => Value}.

who(self, _, _) -> self();
who(parent, _, #{parent := Parent}) -> Parent;
who({registered, Name}, _, _) -> Name;
who(Name, Env, _) ->
    {pid, Pid} = maps:get(Name, Env),
    Pid.

monitor_of(Name, Env, State) when is_binary(Name) ->
    case Env of
        #{Name := {monitor, Monitor}} -> Monitor;
        #{Name := {pid, Pid}} -> maps:get(Pid, maps:get(monitors, State), none)
    end;
monitor_of(Who, Env, State) -> maps:get(who(Who, Env, State), maps:get(monitors, State), none).

%% --- Receive ---

%% A pattern as a key: a text's number, {exit|down, From} or {exit|down, From, Reason}, or any.
pattern(any, _, _) -> any;
pattern({text, Text}, _, _) -> Text;
pattern({Kind, Who}, Env, State) -> {Kind, item(Who, Env, State)};
pattern({Kind, Who, Reason}, Env, State) -> {Kind, item(Who, Env, State), Reason}.

item({registered, Name}, _, _) -> {Name, node()};
item(Who, Env, State) -> who(Who, Env, State).

%% The real receive, whose guards know the patterns: the oldest message that any of them matches. Which is the first to match is found out
%% afterwards, without looking at the mailbox.
take(Keys, Any, forever, _) ->
    put(waits, true),
    Message = receive
        M when Any -> M;
        M when is_map_key(M, Keys) -> M;
        {'EXIT', P, R} = M when is_map_key({exit, P}, Keys); is_map_key({exit, P, R}, Keys) -> M;
        {'DOWN', _, process, P, R} = M when is_map_key({down, P}, Keys); is_map_key({down, P, R}, Keys) -> M
    end,
    put(waits, false),
    {took, Message};
take(Keys, Any, {timeout, Milliseconds, _}, Cap) ->
    receive
        M when Any -> {took, M};
        M when is_map_key(M, Keys) -> {took, M};
        {'EXIT', P, R} = M when is_map_key({exit, P}, Keys); is_map_key({exit, P, R}, Keys) -> {took, M};
        {'DOWN', _, process, P, R} = M when is_map_key({down, P}, Keys); is_map_key({down, P, R}, Keys) -> {took, M}
    after min(Milliseconds, Cap) -> timeout
    end.

branch(Message, [{Key, Body} | Rest]) ->
    case matches(Key, Message) of
        true -> Body;
        false -> branch(Message, Rest)
    end.

matches(any, _) -> true;
matches(Text, Text) -> true;
matches({exit, P}, {'EXIT', P, _}) -> true;
matches({exit, P, R}, {'EXIT', P, R}) -> true;
matches({down, P}, {'DOWN', _, process, P, _}) -> true;
matches({down, P, R}, {'DOWN', _, process, P, R}) -> true;
matches(_, _) -> false.

%% Last thing of a statement: a process that is ended before this has not done anything that another could have seen.
enter(Entry, #{table := Table}) ->
    ets:insert(Table, {self(), Entry}),
    put(seen, get(seen) + 1).

%% --- Chance, so that rare orders appear ---

%% Each process of a run has a pace: without pauses, with pauses of one kind or another between its statements, or with one before the first.
loiter(#{pace := Pace} = State) when Pace =:= 0; Pace =:= 5 -> State;
loiter(#{pace := Pace, random := Random} = State) ->
    New = next(Random),
    linger(Pace, New),
    State#{random := New}.

linger(1, N) when N rem 8 < 2 -> erlang:yield();
linger(1, N) when N rem 8 < 4 -> spin(N rem 300);
linger(2, N) when N rem 8 < 2 -> spin(N rem 4000);
linger(2, N) when N rem 8 < 4 -> erlang:yield();
linger(3, N) when N rem 8 < 2 -> spin(N rem 20000);
linger(3, N) when N rem 8 < 4 -> pause(N rem 3);
linger(4, N) when N rem 8 < 3 -> pause(1);
linger(5, N) -> pause(N rem 4);
linger(_, _) -> ok.

spin(0) -> ok;
spin(N) -> spin(N - 1).

%% A receive without clauses leaves the mailbox alone.
pause(Milliseconds) -> receive after Milliseconds -> ok end.

%% Options do not change what happens, only what is likely.
options(Random, How) ->
    case Random rem 3 of
        0 -> [{message_queue_data, off_heap} | How];
        _ -> How
    end.

next(Random) ->
    Mixed = (Random * 16#9E3779B1 + 16#7F4A7C15) band 16#FFFFFFFF,
    (Mixed bxor (Mixed bsr 15)) band 16#FFFFFFFF.
