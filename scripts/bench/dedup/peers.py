"""A peer over the same documents and parameters: 5-grams of characters, 112 values, 14 bands of 8, JSONL to survivors.

Usage: python peers.py gaoya|rensa|datasketch|text-dedup|datatrove docs.jsonl; prints one JSON object.

The first three are indexes, fed here one document at a time. text-dedup and datatrove are whole jobs of their own:
they read the file, write the survivors, and take every two documents that share a band for copies, with no threshold
after it. Both split words at spaces and punctuation, so that each is given characters here in their place.
"""
import contextlib
import json
import os
import resource
import sys
import tempfile
import time

NGRAM, VALUES, BANDS, ROWS, THRESHOLD = 5, 112, 14, 8, 0.75


def grams(text):
    return [text[i : i + NGRAM] for i in range(max(0, len(text) - NGRAM + 1))]


def gaoya_run(docs):
    from gaoya.minhash import MinHashStringIndex

    index = MinHashStringIndex(
        hash_size=32, jaccard_threshold=THRESHOLD, num_bands=BANDS, band_size=ROWS, num_hashes=VALUES,
        analyzer="char", lowercase=True, ngram_range=(NGRAM, NGRAM),
    )
    kept = 0
    for doc_id, text in docs:
        if not index.query(text):
            kept += 1
        index.insert_document(doc_id, text)
    return kept, 0.0


def rensa_run(docs):
    from rensa import RMinHash, RMinHashLSH

    index = RMinHashLSH(threshold=THRESHOLD, num_perm=VALUES, num_bands=BANDS)
    sketches, kept, signing = [], 0, 0.0
    for doc_id, text in docs:
        before = time.process_time()
        sketch = RMinHash(num_perm=VALUES, seed=42)
        sketch.update(grams(text))
        signing += time.process_time() - before
        near = any(sketch.jaccard(sketches[other]) >= THRESHOLD for other in index.query(sketch))
        kept += not near
        index.insert(doc_id, sketch)
        sketches.append(sketch)
    return kept, signing


def datasketch_run(docs):
    from datasketch import MinHash, MinHashLSH

    index = MinHashLSH(num_perm=VALUES, params=(BANDS, ROWS))
    kept, signing = 0, 0.0
    for doc_id, text in docs:
        before = time.process_time()
        sketch = MinHash(num_perm=VALUES)
        sketch.update_batch([gram.encode() for gram in grams(text)])
        signing += time.process_time() - before
        kept += not index.query(sketch)
        index.insert(doc_id, sketch)
    return kept, signing


class Stopwatch:
    """CPU seconds spent in the functions it wraps."""

    def __init__(self):
        self.seconds = 0.0

    def wrap(self, function):
        def timed(*args, **kwargs):
            before = time.process_time()
            try:
                return function(*args, **kwargs)
            finally:
                self.seconds += time.process_time() - before

        return timed


def text_dedup_run(path):
    with tempfile.TemporaryDirectory() as folder, contextlib.redirect_stdout(sys.stderr):
        os.environ.update(HF_HOME=folder, HF_HUB_OFFLINE="1", HF_DATASETS_OFFLINE="1")
        from datasets import load_from_disk
        from text_dedup import minhash
        from text_dedup.utils import IOArgs, MetaArgs, MinHashArgs

        class Characters:
            split = staticmethod(list)

        watch = Stopwatch()
        minhash.NON_ALPHA = Characters
        minhash.embed_func = watch.wrap(minhash.embed_func)
        out = os.path.join(folder, "out")
        minhash.main.callback(
            io_args=IOArgs(
                path="json", data_files=os.path.abspath(path), split="train", output=out, cache_dir=folder, num_proc=None,
            ),
            meta_args=MetaArgs(column="text"),
            minhash_args=MinHashArgs(
                ngram=NGRAM, min_length=NGRAM, num_perm=VALUES, b=BANDS, r=ROWS, threshold=THRESHOLD, hash_func="xxh3",
            ),
        )
        return len(load_from_disk(out)), watch.seconds


def datatrove_run(path):
    with tempfile.TemporaryDirectory() as folder:
        from datatrove.executor import LocalPipelineExecutor
        from datatrove.pipeline.dedup import MinhashDedupBuckets, MinhashDedupCluster, MinhashDedupFilter, MinhashDedupSignature
        from datatrove.pipeline.dedup.minhash import MinhashConfig
        from datatrove.pipeline.readers import JsonlReader
        from datatrove.pipeline.writers import JsonlWriter
        from datatrove.utils.text import TextNormConfig
        from datatrove.utils.word_tokenizers import WordTokenizer

        class Characters(WordTokenizer):
            def word_tokenize(self, text):
                return list(text)

            def sent_tokenize(self, text):
                return [text]

            def span_tokenize(self, text):
                return [(0, len(text))]

        watch = Stopwatch()

        class Signature(MinhashDedupSignature):
            get_shingles = watch.wrap(MinhashDedupSignature.get_shingles)
            get_signature = watch.wrap(MinhashDedupSignature.get_signature)

        as_it_is = TextNormConfig(
            norm_whitespace=False, remove_punctuation=False, norm_unicode_diacritics=False, norm_numbers=False,
        )
        config = MinhashConfig(n_grams=NGRAM, num_buckets=BANDS, hashes_per_bucket=ROWS, norm_config=as_it_is)
        signatures, pairs, remove, out = (os.path.join(folder, name) for name in ("signatures", "pairs", "remove", "out"))
        source, name = os.path.split(os.path.abspath(path))
        reader = JsonlReader(source, glob_pattern=name, recursive=False)
        writer = JsonlWriter(out, compression=None)
        for tasks, pipeline in (
            (1, [reader, Signature(signatures, config=config, language=Characters())]),
            (BANDS, [MinhashDedupBuckets(signatures, pairs, config=config)]),
            (1, [MinhashDedupCluster(pairs, remove, config=config)]),
            (1, [reader, MinhashDedupFilter(remove), writer]),
        ):
            logs = tempfile.mkdtemp(dir=folder)
            LocalPipelineExecutor(pipeline, tasks=tasks, workers=1, logging_dir=logs).run()
        kept = sum(sum(1 for _ in open(entry.path, "rb")) for entry in os.scandir(out))
        return kept, watch.seconds


def documents(path):
    with open(path, encoding="utf-8") as lines:
        for number, line in enumerate(lines):
            yield number, json.loads(line)["text"]


INDEXES = {"gaoya": gaoya_run, "rensa": rensa_run, "datasketch": datasketch_run}
JOBS = {"text-dedup": text_dedup_run, "datatrove": datatrove_run}

peer, path = sys.argv[1:]
kept, signing = JOBS[peer](path) if peer in JOBS else INDEXES[peer](documents(path))
usages = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
cpu = sum(usage.ru_utime + usage.ru_stime for usage in usages)
mib = max(usage.ru_maxrss for usage in usages) / 1024
print(json.dumps({"cpu": cpu, "mib": mib, "kept": kept, "signing": signing}))
