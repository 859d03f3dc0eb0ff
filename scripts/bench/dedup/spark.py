"""The SQL text of dedup over signature files, run by Spark, against the pairs that DuckDB finds.

Usage: node scripts/bench/dedup/spark.mjs <signatures folder> <python with pyspark>
Reads one JSON object from standard input: {"files": [...], "statements": [...], "leaders": {key: sql}}.
Prints one JSON object: pairs by key, as "rank leader", sorted.
"""
import json
import sys

from pyspark.sql import SparkSession

job = json.load(sys.stdin)
spark = (
    SparkSession.builder.master("local[2]")
    .config("spark.sql.shuffle.partitions", "4")
    .config("spark.ui.enabled", "false")
    .config("spark.driver.bindAddress", "127.0.0.1")
    .config("spark.driver.host", "127.0.0.1")
    .getOrCreate()
)
spark.sparkContext.setLogLevel("ERROR")
spark.read.parquet(*job["files"]).createOrReplaceTempView("signatures")
for statement in job["statements"]:
    spark.sql(statement)
# Read once for all keys.
spark.catalog.cacheTable("active")
found = {
    key: sorted(f"{rank} {leader}" for rank, leader in spark.sql(sql).collect())
    for key, sql in job["leaders"].items()
}
print(json.dumps(found))
