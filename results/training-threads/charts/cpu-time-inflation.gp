# Needs gnuplot 5.4 or newer. Run: gnuplot cpu-time-inflation.gp
set encoding utf8
directory = (exists('ARG1') && strlen(ARG1) > 0) ? ARG1.'/' : ''
set terminal svg noenhanced size 1000,640 font 'sans-serif,13' background '#FFFFFF'
set output directory.'cpu-time-inflation.svg'
set lmargin at screen 0.100
set rmargin at screen 0.831
set tmargin at screen 0.873
set bmargin at screen 0.209
set label 'training: CPU-time inflation by virtual cores, oversubscribed on 2 CPUs' at screen 0.02,0.955 left front font ',17' textcolor rgb '#000000'
set label 'median of n = 3 pairs of runs a point · bars: min–max, too few runs for an interval' at screen 0.02,0.910 left front font ',12' textcolor rgb '#555555'
set label 'Reference: cores=1, workers=1, threads=1.' at screen 0.02,0.078 left front font ',10' textcolor rgb '#555555'
set label 'Filled marks: pinned, every virtual core a CPU of its own. Open marks: oversubscribed.' at screen 0.02,0.050 left front font ',10' textcolor rgb '#555555'
set label 'AMD EPYC (family 26, model 2, stepping 1), 2 CPUs allowed, kernel 6.18.44-fc-v657' at screen 0.02,0.022 left front font ',10' textcolor rgb '#555555'
set border 3 linecolor rgb '#333333'
set grid xtics ytics linetype 1 linewidth 0.7 linecolor rgb '#DDDDDD'
set tics nomirror scale 0.5
unset key
set xlabel 'cores'
set logscale x
set xrange [0.717655417355:351.143451169]
set xtics ('1' 1.0, '2' 2.0, '8' 8.0, '32' 32.0, '128' 128.0, '252' 252.0)
set ylabel 'CPU time / CPU time of the reference'
set logscale y
set yrange [0.557389821103:38.5819532191]
set ytics ('×1' 1.0, '×2' 2.0, '×4' 4.0, '×8' 8.0, '×16' 16.0, '×32' 32.0)
set key at screen 0.841, screen 0.873 left top Left reverse vertical samplen 2.5 spacing 1.35
set key title 'variant' left
$guide << END
1.0 1.0
252.0 1.0
END
$series1bars << END
2.0 1.16721662356 1.15779220779 1.20389240797
8.0 1.64564399155 1.6040756265 1.80111317254
32.0 3.23802728975 3.21986596897 3.37045454545
128.0 11.4333024119 9.91586339851 12.8551681084
252.0 24.3782467532 22.2288166713 30.7468563275
END
$series1 << END
1.0 1.0
2.0 1.16721662356
8.0 1.64564399155
32.0 3.23802728975
128.0 11.4333024119
252.0 24.3782467532
END
$series1open << END
8.0 1.64564399155
32.0 3.23802728975
128.0 11.4333024119
252.0 24.3782467532
END
$series2bars << END
2.0 1.121393269 0.785651850173 1.13037791377
8.0 1.29140000934 1.13551749814 1.29244528124
32.0 1.52558249 1.24477969504 1.65310412482
128.0 1.59750529536 1.09702483085 1.62437520437
252.0 1.54131826038 1.05837029363 1.57458225465
END
$series2 << END
1.0 1.0
2.0 1.121393269
8.0 1.29140000934
32.0 1.52558249
128.0 1.59750529536
252.0 1.54131826038
END
$series2open << END
8.0 1.29140000934
32.0 1.52558249
128.0 1.59750529536
252.0 1.54131826038
END
$series3bars << END
2.0 0.983827616054 0.699427212119 1.01509557415
8.0 0.974761969842 0.898087577076 1.00738421274
32.0 0.993303266366 0.859025321606 1.01607702014
128.0 0.978679786798 0.856646530408 1.01014160864
252.0 0.975217529953 0.845597671289 1.05033415899
END
$series3 << END
1.0 1.0
2.0 0.983827616054
8.0 0.974761969842
32.0 0.993303266366
128.0 0.978679786798
252.0 0.975217529953
END
$series3open << END
8.0 0.974761969842
32.0 0.993303266366
128.0 0.978679786798
252.0 0.975217529953
END
$series4bars << END
2.0 1.1053080271 1.08353977429 1.17328485312
8.0 1.28652760501 1.26094137077 1.38434962086
32.0 1.55271125791 1.53037986796 1.64077713465
128.0 2.00861161611 1.89980732177 2.17629111141
252.0 2.72479126525 2.56656346749 3.47426083628
END
$series4 << END
1.0 1.0
2.0 1.1053080271
8.0 1.28652760501
32.0 1.55271125791
128.0 2.00861161611
252.0 2.72479126525
END
$series4open << END
8.0 1.28652760501
32.0 1.55271125791
128.0 2.00861161611
252.0 2.72479126525
END
plot \
  $guide using 1:2 with lines dashtype 2 linewidth 1.5 linecolor rgb '#888888' title 'no inflation', \
  $series1bars using 1:2:3:4 with yerrorbars pointtype 0 linewidth 1.3 linecolor rgb '#0072B2' notitle, \
  $series1 using 1:2 with linespoints pointtype 7 pointsize 1.1 linewidth 1.8 linecolor rgb '#0072B2' title 'uncapped', \
  $series1open using 1:2 with points pointtype 7 pointsize 1.1 linecolor rgb '#FFFFFF' notitle, \
  $series1open using 1:2 with points pointtype 6 pointsize 1.1 linewidth 1.5 linecolor rgb '#0072B2' notitle, \
  $series2bars using 1:2:3:4 with yerrorbars pointtype 0 linewidth 1.3 linecolor rgb '#D55E00' notitle, \
  $series2 using 1:2 with linespoints pointtype 5 pointsize 1.1 linewidth 1.8 linecolor rgb '#D55E00' title 'document-003', \
  $series2open using 1:2 with points pointtype 5 pointsize 1.1 linecolor rgb '#FFFFFF' notitle, \
  $series2open using 1:2 with points pointtype 4 pointsize 1.1 linewidth 1.5 linecolor rgb '#D55E00' notitle, \
  $series3bars using 1:2:3:4 with yerrorbars pointtype 0 linewidth 1.3 linecolor rgb '#009E73' notitle, \
  $series3 using 1:2 with linespoints pointtype 9 pointsize 1.1 linewidth 1.8 linecolor rgb '#009E73' title 'sequential', \
  $series3open using 1:2 with points pointtype 9 pointsize 1.1 linecolor rgb '#FFFFFF' notitle, \
  $series3open using 1:2 with points pointtype 8 pointsize 1.1 linewidth 1.5 linecolor rgb '#009E73' notitle, \
  $series4bars using 1:2:3:4 with yerrorbars pointtype 0 linewidth 1.3 linecolor rgb '#CC79A7' notitle, \
  $series4 using 1:2 with linespoints pointtype 11 pointsize 1.1 linewidth 1.8 linecolor rgb '#CC79A7' title 'balanced', \
  $series4open using 1:2 with points pointtype 11 pointsize 1.1 linecolor rgb '#FFFFFF' notitle, \
  $series4open using 1:2 with points pointtype 10 pointsize 1.1 linewidth 1.5 linecolor rgb '#CC79A7' notitle
set terminal pngcairo noenhanced size 1000,640 font 'sans-serif,11' background '#FFFFFF'
set output directory.'cpu-time-inflation.png'
replot
set output
