# Needs gnuplot 5.4 or newer. Run: gnuplot cpu-time-inflation.gp
set encoding utf8
directory = (exists('ARG1') && strlen(ARG1) > 0) ? ARG1.'/' : ''
set terminal svg noenhanced size 1000,640 font 'sans-serif,13' background '#FFFFFF'
set output directory.'cpu-time-inflation.svg'
set lmargin at screen 0.100
set rmargin at screen 0.841
set tmargin at screen 0.849
set bmargin at screen 0.181
set label 1 'weekly: CPU-time inflation by virtual cores, oversubscribed on 2 CPUs' at screen 0.02,0.955 left front font ',17' textcolor rgb '#000000'
set label 2 'median of n = 10 pairs of runs a point · bars: 95 % interval' at screen 0.02,0.910 left front font ',12' textcolor rgb '#555555'
set label 3 'Reference: cores=1, workers=1.' at screen 0.02,0.050 left front font ',10' textcolor rgb '#555555'
set label 4 'Filled marks: pinned, every virtual core a CPU of its own. Open marks: oversubscribed.' at screen 0.02,0.022 left front font ',10' textcolor rgb '#555555'
set border 3 linecolor rgb '#333333'
set grid xtics ytics linetype 1 linewidth 0.7 linecolor rgb '#DDDDDD'
set tics nomirror scale 0.5
unset key
set label 5 'variant' at screen 0.853,0.871 left front font ',11' textcolor rgb '#555555'
set arrow 1 from screen 0.853,0.791 to screen 0.879,0.791 nohead front linewidth 1.8 dashtype 1 linecolor rgb '#D55E00'
set label 6 '' at screen 0.866,0.791 front point pointtype 5 pointsize 1.1 linecolor rgb '#D55E00'
set label 7 'partition' at screen 0.887,0.791 left front textcolor rgb '#000000'
set arrow 2 from screen 0.853,0.440 to screen 0.879,0.440 nohead front linewidth 1.8 dashtype 1 linecolor rgb '#0072B2'
set label 8 '' at screen 0.866,0.440 front point pointtype 7 pointsize 1.1 linecolor rgb '#0072B2'
set label 9 'filter' at screen 0.887,0.440 left front textcolor rgb '#000000'
set arrow 3 from screen 0.853,0.335 to screen 0.879,0.335 nohead front linewidth 1.8 dashtype 2 linecolor rgb '#888888'
set label 10 'no inflation' at screen 0.887,0.335 left front textcolor rgb '#000000'
set xlabel 'cores (log scale)'
set logscale x
set xrange [0.717655417355:351.143451169]
set xtics ('1' 1.0, '2' 2.0, '4' 4.0, '16' 16.0, '64' 64.0, '252' 252.0)
set label 11 'CPU time / CPU time of the reference' at screen 0.024,0.515 center front textcolor rgb '#000000' rotate by 90
set yrange [0.0:4.3368909273]
set ytics ('×0' 0.0, '×1' 1.0, '×2' 2.0, '×3' 3.0, '×4' 4.0)
$guide << END
1.0 1.0
252.0 1.0
END
$series1bars << END
2.0 1.08052781691 1.05429963793 1.11105374625
4.0 1.09855914339 1.07395770533 1.12547215171
16.0 1.19559014507 1.17600739549 1.21866808829
64.0 1.35982211099 1.32144844854 1.40267517377
252.0 1.68261051522 1.63305894083 1.71562978534
END
$series1 << END
1.0 1.0
2.0 1.08052781691
4.0 1.09855914339
16.0 1.19559014507
64.0 1.35982211099
252.0 1.68261051522
END
$series1open << END
4.0 1.09855914339
16.0 1.19559014507
64.0 1.35982211099
252.0 1.68261051522
END
$series2bars << END
2.0 1.28300435189 1.21405246005 1.3324185478
4.0 1.396028467 1.34837249302 1.41616771614
16.0 1.73801947972 1.68008775018 1.78830317426
64.0 2.44961815081 2.39077877179 2.51616937214
252.0 3.95814955538 3.762097819 4.0156397475
END
$series2 << END
1.0 1.0
2.0 1.28300435189
4.0 1.396028467
16.0 1.73801947972
64.0 2.44961815081
252.0 3.95814955538
END
$series2open << END
4.0 1.396028467
16.0 1.73801947972
64.0 2.44961815081
252.0 3.95814955538
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
  $series2open using 1:2 with points pointtype 4 pointsize 1.1 linewidth 1.5 linecolor rgb '#D55E00' notitle
set terminal pngcairo noenhanced size 1000,640 font 'sans-serif,11' background '#FFFFFF'
set output directory.'cpu-time-inflation.png'
replot
set output
