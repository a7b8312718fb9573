extension Language {
    /// The languages: names in info strings, family, keywords.
    static let table: [(names: String, family: Family, words: String)] = [
        (
            "swift", .cNested,
            """
            actor any as associatedtype async await borrowing break case catch class consuming continue \
            default defer deinit do else enum extension fallthrough false fileprivate final for func \
            guard if import in indirect init inout internal is isolated lazy let mutating nil \
            nonisolated open operator override package precedencegroup private protocol public repeat \
            rethrows return self some static struct subscript super switch throw throws true try \
            typealias unsafe unowned var weak where while
            """
        ),
        (
            "c h", .c,
            """
            auto bool break case char const continue default do double else enum extern false float for \
            goto if inline int long register restrict return short signed sizeof static struct switch \
            true typedef union unsigned void volatile while NULL size_t
            """
        ),
        (
            "cpp c++ cc cxx hpp hh cuda arduino", .c,
            """
            alignas alignof auto bool break case catch char class co_await co_return co_yield concept \
            const consteval constexpr const_cast continue decltype default delete do double \
            dynamic_cast else enum explicit export extern false final float for friend goto if inline \
            int long mutable namespace new noexcept nullptr operator override private protected public \
            register reinterpret_cast requires return short signed sizeof static static_assert \
            static_cast struct switch template this throw true try typedef typename union unsigned \
            using virtual void volatile while
            """
        ),
        (
            "objc objective-c objectivec mm m", .c,
            """
            BOOL Class NO SEL YES auto break case char const continue default do double else enum \
            extern float for goto id if in inline instancetype int long nil return self short signed \
            sizeof static struct super switch typedef union unsigned void volatile while
            """
        ),
        (
            "csharp cs c#", .c,
            """
            abstract as async await base bool break byte case catch char class const continue decimal \
            default delegate do double else enum event explicit extern false finally fixed float for \
            foreach get if implicit in init int interface internal is lock long namespace new null \
            object operator out override params private protected public readonly record ref required \
            return sbyte sealed set short sizeof static string struct switch this throw true try typeof \
            uint ulong unchecked unsafe ushort using var virtual void volatile when where while with \
            yield
            """
        ),
        (
            "java", .c,
            """
            abstract assert boolean break byte case catch char class const continue default do double \
            else enum extends final finally float for goto if implements import instanceof int \
            interface long native new null package permits private protected public record return \
            sealed short static strictfp super switch synchronized this throw throws transient true \
            false try var void volatile while yield
            """
        ),
        (
            "kotlin kt kts", .cNested,
            """
            abstract actual as break by catch class companion const constructor continue crossinline \
            data do else enum expect external false final finally for fun get if import in infix init \
            inline inner interface internal is it lateinit noinline null object open operator out \
            override package private protected public reified return sealed set super suspend tailrec \
            this throw true try typealias val value var vararg when where while
            """
        ),
        (
            "scala sbt", .cNested,
            """
            abstract case catch class def derives do else enum export extends extension false final \
            finally for forSome given if implicit import infix inline lazy match new null object opaque \
            open override package private protected return sealed super then this throw trait true try \
            type using val var while with yield
            """
        ),
        (
            "go golang", .script,
            """
            any append bool break byte cap case chan close complex const continue copy default defer \
            delete else error fallthrough false float32 float64 for func go goto if import int int16 \
            int32 int64 int8 interface iota len make map new nil package panic range recover return \
            rune select string struct switch true type uint uint16 uint32 uint64 uint8 uintptr var
            """
        ),
        (
            "rust rs", .cNested,
            """
            as async await bool break char const continue crate dyn else enum extern f32 f64 false fn \
            for i128 i16 i32 i64 i8 if impl in isize let loop match mod move mut pub ref return self \
            Self static str struct super trait true type u128 u16 u32 u64 u8 union unsafe use usize \
            where while yield
            """
        ),
        (
            "javascript js jsx mjs cjs node", .script,
            """
            async await break case catch class const continue debugger default delete do else export \
            extends false finally for from function get if import in instanceof let new null of return \
            set static super switch this throw true try typeof undefined var void while with yield
            """
        ),
        (
            "typescript ts tsx mts", .script,
            """
            abstract any as asserts async await bigint boolean break case catch class const continue \
            declare default delete do else enum export extends false finally for from function get if \
            implements import in infer instanceof interface is keyof let namespace never new null \
            number object of override private protected public readonly return satisfies set static \
            string super switch symbol this throw true try type typeof undefined unique unknown var \
            void while with yield
            """
        ),
        (
            "php", .script,
            """
            abstract and array as break callable case catch class clone const continue declare default \
            do echo else elseif enum extends false final finally fn for foreach function global if \
            implements include instanceof interface match namespace new null or print private protected \
            public readonly require return static switch throw trait true try use var while xor yield
            """
        ),
        (
            "dart zig proto protobuf groovy gradle glsl hlsl wgsl v vala solidity d", .c,
            """
            abstract as async await bool break case catch class const continue default do double dynamic \
            else enum export extends extern false final float fn for function if implements import in \
            int interface is late let long message new null num override package private public repeated \
            required return service static string struct super switch syntax this throw true try union \
            usingnamespace var void while with
            """
        ),
        (
            "python py python3 pyi ipython starlark", .python,
            """
            False None True and as assert async await break case class continue def del elif else \
            except finally for from global if import in is lambda match nonlocal not or pass raise \
            return self try type while with yield
            """
        ),
        (
            "ruby rb", .hash,
            """
            BEGIN END alias and attr_accessor attr_reader attr_writer begin break case class def defined \
            do else elsif end ensure extend false for if in include lambda loop module next nil not or \
            private proc protected public raise redo require require_relative rescue retry return self \
            super then true undef unless until when while yield
            """
        ),
        (
            "perl pl pm raku", .hash,
            """
            and bless chomp cmp default defined delete die do each else elsif eq eval exists for foreach \
            ge given grep gt if join keys last le local lt map my ne next no not or our package print \
            printf push qw redo ref require return say shift sort split sub undef unless unshift until \
            use values wantarray warn when while xor
            """
        ),
        (
            "shell sh bash zsh fish console shell-session terminal ksh", .hash,
            """
            alias break case cd continue do done echo elif else esac eval exec exit export fi for \
            function if in local printf read readonly return select set shift source then trap true \
            false unset until while
            """
        ),
        (
            "elixir ex exs julia jl crystal nix cmake tcl awk gdscript", .hash,
            """
            and begin break by case catch cond const continue def defimpl defmacro defmodule defp \
            defprotocol defstruct do else elsif elseif end endforeach endfunction endif false fn for \
            foreach function global if import in inherit let local macro module mutable nil not nothing \
            or proc quote raise receive require rescue return set struct then throw true try type \
            unless use using when where while with
            """
        ),
        (
            "r rlang rscript", .hash,
            """
            FALSE Inf NA NULL NaN TRUE break else for function if in library next repeat require return \
            while
            """
        ),
        (
            "makefile make mk", .hash,
            "define else endef endif export ifdef ifeq ifndef ifneq include override unexport vpath"
        ),
        (
            "dockerfile docker containerfile", .hash,
            """
            ADD ARG AS CMD COPY ENTRYPOINT ENV EXPOSE FROM HEALTHCHECK LABEL MAINTAINER ONBUILD RUN \
            SHELL STOPSIGNAL USER VOLUME WORKDIR
            """
        ),
        ("json json5 jsonc jsonl ndjson geojson", .script, "true false null"),
        ("yaml yml", .yaml, "true false null yes no on off"),
        ("toml", .yaml, "true false inf nan"),
        (
            "ini cfg conf config properties editorconfig systemd dotenv env gitconfig nginx hcl tf terraform",
            .config, "true false yes no on off"
        ),
        (
            "sql mysql postgresql postgres psql sqlite plsql tsql", .sql,
            """
            add all alter and any as asc autoincrement avg begin between bigint boolean by cascade case \
            cast char check coalesce column commit constraint count create cross database date default \
            delete desc distinct drop else end exists explain false fetch first float for foreign from \
            full function grant group having if ilike in index inner insert int integer intersect into \
            is join key lateral left like limit max min not null numeric offset on or order outer over \
            partition primary procedure real recursive references returning right rollback row rows \
            select serial set sum table temporary text then timestamp to transaction trigger true \
            truncate union unique update using values varchar view when where window with
            """
        ),
        (
            "powershell ps1 pwsh ps", .powershell,
            """
            begin break catch class continue data do dynamicparam else elseif end enum exit filter \
            finally for foreach function if in param process return switch throw trap try until using \
            while
            """
        ),
        ("html htm xhtml xml svg vue svelte xaml plist rss xsl", .markup, ""),
        ("css scss sass less", .css, "important and not only from to media supports"),
        (
            "lua luau", .lua,
            """
            and break do else elseif end false for function goto if in local nil not or repeat return \
            then true until while
            """
        ),
        (
            "haskell hs elm purescript", .haskell,
            """
            as case class data default deriving do else family forall foreign hiding if import in infix \
            infixl infixr instance let module newtype of qualified then type where
            """
        ),
        (
            "ada vhdl", .dash,
            "and begin case else elsif end entity for function if in is loop not of or out port procedure process return signal then type use when while with"
        ),
        (
            "lisp clojure clj scheme scm racket elisp emacs-lisp commonlisp cl", .lisp,
            """
            and begin case cond def defmacro defn define defun defvar do else fn if lambda let let* \
            letrec loop nil or progn quote recur require set! setq t true false unless when
            """
        ),
        ("latex tex bibtex matlab octave erlang erl prolog", .percent, "begin end"),
        ("diff patch udiff", .diff, ""),
    ]
}
