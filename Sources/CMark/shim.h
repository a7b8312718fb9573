// The functions of cmark-gfm that Swift uses, with nullability, which the library's headers lack.
#ifndef CLAUDE_CHAT_CMARK_SHIM_H
#define CLAUDE_CHAT_CMARK_SHIM_H

#include <cmark-gfm-core-extensions.h>
#include <cmark-gfm.h>
#include <stddef.h>

/// Parses a text with the strikethrough and autolink extensions; NULL when memory is short.
///
/// cmark_gfm_core_extensions_ensure_registered must have been called.
static inline cmark_node *_Nullable ccmark_parse(const char *_Nonnull bytes, size_t count) {
    static const char *const names[] = {"strikethrough", "autolink"};
    cmark_parser *parser = cmark_parser_new(CMARK_OPT_DEFAULT);
    if (parser == NULL) return NULL;
    for (size_t index = 0; index < sizeof names / sizeof *names; index++) {
        cmark_syntax_extension *extension = cmark_find_syntax_extension(names[index]);
        if (extension != NULL) cmark_parser_attach_syntax_extension(parser, extension);
    }
    cmark_parser_feed(parser, bytes, count);
    cmark_node *document = cmark_parser_finish(parser);
    cmark_parser_free(parser);
    if (document != NULL) cmark_consolidate_text_nodes(document);
    return document;
}

/// The next event of an iterator, and its node.
static inline cmark_event_type ccmark_next(
    cmark_iter *_Nonnull iterator, cmark_node *_Nullable *_Nonnull node) {
    cmark_event_type event = cmark_iter_next(iterator);
    *node = cmark_iter_get_node(iterator);
    return event;
}

static inline cmark_iter *_Nullable ccmark_walk(cmark_node *_Nonnull document) {
    return cmark_iter_new(document);
}

/// The text of a leaf node; NULL for other nodes.
static inline const char *_Nullable ccmark_literal(cmark_node *_Nonnull node) {
    return cmark_node_get_literal(node);
}

/// The URL of a link or an image; NULL for other nodes.
static inline const char *_Nullable ccmark_url(cmark_node *_Nonnull node) {
    return cmark_node_get_url(node);
}

#endif
