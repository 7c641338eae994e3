# Needs gnuplot 5.4 or newer. Run: gnuplot cpu-time-inflation.gp
set encoding utf8
directory = (exists('ARG1') && strlen(ARG1) > 0) ? ARG1.'/' : ''
set terminal svg noenhanced size 1000,640 font 'sans-serif,13' background '#FFFFFF'
set output directory.'cpu-time-inflation.svg'
set lmargin at screen 0.100
set rmargin at screen 0.841
set tmargin at screen 0.849
set bmargin at screen 0.209
set label 1 'training: CPU-time inflation by virtual cores, oversubscribed on 2 CPUs' at screen 0.02,0.955 left front font ',17' textcolor rgb '#000000'
set label 2 'median of n = 3 pairs of runs a point · bars: min–max, too few runs for an interval' at screen 0.02,0.910 left front font ',12' textcolor rgb '#555555'
set label 3 'Reference: cores=1, workers=1, threads=1.' at screen 0.02,0.078 left front font ',10' textcolor rgb '#555555'
set label 4 'Filled marks: pinned, every virtual core a CPU of its own. Open marks: oversubscribed.' at screen 0.02,0.050 left front font ',10' textcolor rgb '#555555'
set label 5 'AMD EPYC (family 26, model 2, stepping 1), 2 CPUs allowed, kernel 6.18.44-fc-v657; fitness: wall caution, cpu caution, memory fit' at screen 0.02,0.022 left front font ',10' textcolor rgb '#555555'
set border 3 linecolor rgb '#333333'
set grid xtics ytics linetype 1 linewidth 0.7 linecolor rgb '#DDDDDD'
set tics nomirror scale 0.5
unset key
set label 6 'variant' at screen 0.853,0.871 left front font ',11' textcolor rgb '#555555'
set arrow 1 from screen 0.853,0.780 to screen 0.879,0.780 nohead front linewidth 1.8 dashtype 1 linecolor rgb '#0072B2'
set label 7 '' at screen 0.866,0.780 front point pointtype 7 pointsize 1.1 linecolor rgb '#0072B2'
set label 8 'uncapped' at screen 0.887,0.780 left front textcolor rgb '#000000'
set arrow 2 from screen 0.853,0.449 to screen 0.879,0.449 nohead front linewidth 1.8 dashtype 1 linecolor rgb '#CC79A7'
set label 9 '' at screen 0.866,0.449 front point pointtype 11 pointsize 1.1 linecolor rgb '#CC79A7'
set label 10 'balanced' at screen 0.887,0.449 left front textcolor rgb '#000000'
set arrow 3 from screen 0.853,0.363 to screen 0.879,0.363 nohead front linewidth 1.8 dashtype 1 linecolor rgb '#D55E00'
set label 11 '' at screen 0.866,0.363 front point pointtype 5 pointsize 1.1 linecolor rgb '#D55E00'
set label 12 'document-003' at screen 0.887,0.363 left front textcolor rgb '#000000'
set arrow 4 from screen 0.841,0.297 to screen 0.853,0.313 nohead front linewidth 0.7 dashtype 1 linecolor rgb '#888888'
set arrow 5 from screen 0.853,0.313 to screen 0.879,0.313 nohead front linewidth 1.8 dashtype 2 linecolor rgb '#888888'
set label 13 'no inflation' at screen 0.887,0.313 left front textcolor rgb '#000000'
set arrow 6 from screen 0.841,0.293 to screen 0.853,0.278 nohead front linewidth 0.7 dashtype 1 linecolor rgb '#009E73'
set arrow 7 from screen 0.853,0.278 to screen 0.879,0.278 nohead front linewidth 1.8 dashtype 1 linecolor rgb '#009E73'
set label 14 '' at screen 0.866,0.278 front point pointtype 9 pointsize 1.1 linecolor rgb '#009E73'
set label 15 'sequential' at screen 0.887,0.278 left front textcolor rgb '#000000'
set xlabel 'cores (log scale)'
set logscale x
set xrange [0.717655417355:351.143451169]
set xtics ('1' 1.0, '2' 2.0, '8' 8.0, '32' 32.0, '128' 128.0, '252' 252.0)
set ylabel 'CPU time / CPU time of the reference (log scale)'
set logscale y
set yrange [0.557389821103:38.5819532191]
set ytics ('×1' 1.0, '×2' 2.0, '×4' 4.0, '×8' 8.0, '×16' 16.0, '×32' 32.0)
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
  $guide using 1:2 with lines dashtype 2 linewidth 1.5 linecolor rgb '#888888' notitle, \
  $series1bars using 1:2:3:4 with yerrorbars pointtype 0 linewidth 1.3 linecolor rgb '#0072B2' notitle, \
  $series1 using 1:2 with linespoints pointtype 7 pointsize 1.1 linewidth 1.8 linecolor rgb '#0072B2' notitle, \
  $series1open using 1:2 with points pointtype 7 pointsize 1.1 linecolor rgb '#FFFFFF' notitle, \
  $series1open using 1:2 with points pointtype 6 pointsize 1.1 linewidth 1.5 linecolor rgb '#0072B2' notitle, \
  $series2bars using 1:2:3:4 with yerrorbars pointtype 0 linewidth 1.3 linecolor rgb '#D55E00' notitle, \
  $series2 using 1:2 with linespoints pointtype 5 pointsize 1.1 linewidth 1.8 linecolor rgb '#D55E00' notitle, \
  $series2open using 1:2 with points pointtype 5 pointsize 1.1 linecolor rgb '#FFFFFF' notitle, \
  $series2open using 1:2 with points pointtype 4 pointsize 1.1 linewidth 1.5 linecolor rgb '#D55E00' notitle, \
  $series3bars using 1:2:3:4 with yerrorbars pointtype 0 linewidth 1.3 linecolor rgb '#009E73' notitle, \
  $series3 using 1:2 with linespoints pointtype 9 pointsize 1.1 linewidth 1.8 linecolor rgb '#009E73' notitle, \
  $series3open using 1:2 with points pointtype 9 pointsize 1.1 linecolor rgb '#FFFFFF' notitle, \
  $series3open using 1:2 with points pointtype 8 pointsize 1.1 linewidth 1.5 linecolor rgb '#009E73' notitle, \
  $series4bars using 1:2:3:4 with yerrorbars pointtype 0 linewidth 1.3 linecolor rgb '#CC79A7' notitle, \
  $series4 using 1:2 with linespoints pointtype 11 pointsize 1.1 linewidth 1.8 linecolor rgb '#CC79A7' notitle, \
  $series4open using 1:2 with points pointtype 11 pointsize 1.1 linecolor rgb '#FFFFFF' notitle, \
  $series4open using 1:2 with points pointtype 10 pointsize 1.1 linewidth 1.5 linecolor rgb '#CC79A7' notitle
set terminal pngcairo noenhanced size 1000,640 font 'sans-serif,11' background '#FFFFFF'
set output directory.'cpu-time-inflation.png'
replot
set output
