"""A peer over the same documents and parameters: 5-grams of characters, 112 values, 14 bands of 8, JSONL to survivors.

Usage: python peers.py gaoya|rensa|datasketch docs.jsonl; prints one JSON object.
"""
import json
import resource
import sys
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


def documents(path):
    with open(path, encoding="utf-8") as lines:
        for number, line in enumerate(lines):
            yield number, json.loads(line)["text"]


kept, signing = {"gaoya": gaoya_run, "rensa": rensa_run, "datasketch": datasketch_run}[sys.argv[1]](documents(sys.argv[2]))
usage = resource.getrusage(resource.RUSAGE_SELF)
print(json.dumps({"cpu": usage.ru_utime + usage.ru_stime, "mib": usage.ru_maxrss / 1024, "kept": kept, "signing": signing}))
