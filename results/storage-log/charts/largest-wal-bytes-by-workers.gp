# Needs gnuplot 5.4 or newer. Run: gnuplot largest-wal-bytes-by-workers.gp
set encoding utf8
directory = (exists('ARG1') && strlen(ARG1) > 0) ? ARG1.'/' : ''
set terminal svg noenhanced size 1000,640 font 'sans-serif,13' background '#FFFFFF'
set output directory.'largest-wal-bytes-by-workers.svg'
set lmargin at screen 0.100
set rmargin at screen 0.864
set tmargin at screen 0.849
set bmargin at screen 0.209
set label 1 'storage: largest wal bytes by workers' at screen 0.02,0.955 left front font ',17' textcolor rgb '#000000'
set label 2 'median of n = 2 runs a point · bars: min–max, too few runs for an interval' at screen 0.02,0.910 left front font ',12' textcolor rgb '#555555'
set label 3 'Open marks: oversubscribed on 2 CPUs.' at screen 0.02,0.078 left front font ',10' textcolor rgb '#555555'
set label 4 'AMD EPYC (family 26, model 2, stepping 1), 2 CPUs allowed, kernel 6.18.44-fc-v657; unfit for wall and scaling (run-queue) when the sweep' at screen 0.02,0.050 left front font ',10' textcolor rgb '#555555'
set label 5 'began; 2026-11-28; commit 1abd8926cd22' at screen 0.02,0.022 left front font ',10' textcolor rgb '#555555'
set border 3 linecolor rgb '#333333'
set grid xtics ytics linetype 1 linewidth 0.7 linecolor rgb '#DDDDDD'
set tics nomirror scale 0.5
unset key
set label 6 'begin' at screen 0.876,0.871 left front font ',11' textcolor rgb '#555555'
set arrow 1 from screen 0.876,0.789 to screen 0.902,0.789 nohead front linewidth 1.8 dashtype 1 linecolor rgb '#0072B2'
set label 7 '' at screen 0.889,0.789 front point pointtype 7 pointsize 1.1 linecolor rgb '#0072B2'
set label 8 'deferred' at screen 0.910,0.789 left front textcolor rgb '#000000'
set arrow 2 from screen 0.876,0.601 to screen 0.902,0.601 nohead front linewidth 1.8 dashtype 1 linecolor rgb '#D55E00'
set label 9 '' at screen 0.889,0.601 front point pointtype 5 pointsize 1.1 linecolor rgb '#D55E00'
set label 10 'immediate' at screen 0.910,0.601 left front textcolor rgb '#000000'
set xlabel 'workers'
set xrange [0.0:17.28]
set xtics ('1' 1.0, '4' 4.0, '16' 16.0)
set ylabel 'largest wal bytes (log scale)'
set logscale y
set yrange [3139938.18923:580498386.262]
set ytics ('4 MiB' 4194304.0, '8 MiB' 8388608.0, '16 MiB' 16777216.0, '32 MiB' 33554432.0, '64 MiB' 67108864.0, '128 MiB' 134217728.0, '256 MiB' 268435456.0, '512 MiB' 536870912.0)
$series1bars << END
1.0 4152992.0 4152992.0 4152992.0
4.0 97112552.0 90924312.0 103300792.0
16.0 354925672.0 270955952.0 438895392.0
END
$series1 << END
1.0 4152992.0
4.0 97112552.0
16.0 354925672.0
END
$series1open << END
4.0 97112552.0
16.0 354925672.0
END
$series2bars << END
1.0 4152992.0 4152992.0 4152992.0
4.0 57494632.0 45526032.0 69463232.0
16.0 77011072.0 55863112.0 98159032.0
END
$series2 << END
1.0 4152992.0
4.0 57494632.0
16.0 77011072.0
END
$series2open << END
4.0 57494632.0
16.0 77011072.0
END
plot \
  $series1bars using 1:2:3:4 with yerrorbars pointtype 0 linewidth 1.3 linecolor rgb '#0072B2' notitle, \
  $series1 using 1:2 with linespoints pointtype 7 pointsize 1.1 linewidth 1.8 linecolor rgb '#0072B2' notitle, \
  $series1open using 1:2 with points pointtype 7 pointsize 1.1 linecolor rgb '#FFFFFF' notitle, \
  $series1open using 1:2 with points pointtype 6 pointsize 1.1 linewidth 1.5 linecolor rgb '#0072B2' notitle, \
  $series2bars using 1:2:3:4 with yerrorbars pointtype 0 linewidth 1.3 linecolor rgb '#D55E00' notitle, \
  $series2 using 1:2 with linespoints pointtype 5 pointsize 1.1 linewidth 1.8 linecolor rgb '#D55E00' notitle, \
  $series2open using 1:2 with points pointtype 5 pointsize 1.1 linecolor rgb '#FFFFFF' notitle, \
  $series2open using 1:2 with points pointtype 4 pointsize 1.1 linewidth 1.5 linecolor rgb '#D55E00' notitle
set terminal pngcairo noenhanced size 1000,640 font 'sans-serif,11' background '#FFFFFF'
set output directory.'largest-wal-bytes-by-workers.png'
replot
set output
