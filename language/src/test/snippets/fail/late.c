int late;
