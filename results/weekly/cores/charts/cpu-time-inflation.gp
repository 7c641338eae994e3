# Needs gnuplot 5.4 or newer. Run: gnuplot cpu-time-inflation.gp
set encoding utf8
directory = (exists('ARG1') && strlen(ARG1) > 0) ? ARG1.'/' : ''
set terminal svg noenhanced size 1000,640 font 'sans-serif,13' background '#FFFFFF'
set output directory.'cpu-time-inflation.svg'
set lmargin at screen 0.100
set rmargin at screen 0.823
set tmargin at screen 0.873
set bmargin at screen 0.209
set label 'weekly: CPU-time inflation by virtual cores, oversubscribed on 2 CPUs' at screen 0.02,0.955 left front font ',17' textcolor rgb '#000000'
set label 'median of n = 6 pairs of runs a point · bars: 95 % interval' at screen 0.02,0.910 left front font ',12' textcolor rgb '#555555'
set label 'Reference: cores=1, workers=1.' at screen 0.02,0.078 left front font ',10' textcolor rgb '#555555'
set label 'Filled marks: pinned, every virtual core a CPU of its own. Open marks: oversubscribed.' at screen 0.02,0.050 left front font ',10' textcolor rgb '#555555'
set label 'AMD EPYC (family 26, model 2, stepping 1), 2 CPUs allowed, kernel 6.18.44-fc-v657' at screen 0.02,0.022 left front font ',10' textcolor rgb '#555555'
set border 3 linecolor rgb '#333333'
set grid xtics ytics linetype 1 linewidth 0.7 linecolor rgb '#DDDDDD'
set tics nomirror scale 0.5
unset key
set xlabel 'cores'
set logscale x
set xrange [0.717655417355:351.143451169]
set xtics ('1' 1.0, '2' 2.0, '4' 4.0, '16' 16.0, '64' 64.0, '252' 252.0)
set ylabel 'CPU time / CPU time of the reference'
set yrange [0.0:4.39244344905]
set ytics ('×0' 0.0, '×1' 1.0, '×2' 2.0, '×3' 3.0, '×4' 4.0)
set key at screen 0.833, screen 0.873 left top Left reverse vertical samplen 2.5 spacing 1.35
set key title 'variant' left
$guide << END
1.0 1.0
252.0 1.0
END
$series1bars << END
2.0 1.25102119605 1.14994363021 1.35807902038
4.0 1.21768236612 1.11574596017 1.28740230741
16.0 1.36533355952 1.28078063714 1.47394864161
64.0 1.72086404908 1.59685522888 2.08262164846
252.0 3.26254590487 2.69296613323 3.38748758689
END
$series1 << END
1.0 1.0
2.0 1.25102119605
4.0 1.21768236612
16.0 1.36533355952
64.0 1.72086404908
252.0 3.26254590487
END
$series1open << END
4.0 1.21768236612
16.0 1.36533355952
64.0 1.72086404908
252.0 3.26254590487
END
$series2bars << END
2.0 1.20078221364 1.14724064291 1.36808812302
4.0 1.22837656809 1.11494133527 1.32374100719
16.0 1.41193425152 1.32810715398 1.5613480205
64.0 1.87368341203 1.57699096667 2.20703607958
252.0 3.45485734123 2.80542838457 4.06707726764
END
$series2 << END
1.0 1.0
2.0 1.20078221364
4.0 1.22837656809
16.0 1.41193425152
64.0 1.87368341203
252.0 3.45485734123
END
$series2open << END
4.0 1.22837656809
16.0 1.41193425152
64.0 1.87368341203
252.0 3.45485734123
END
plot \
  $guide using 1:2 with lines dashtype 2 linewidth 1.5 linecolor rgb '#888888' title 'no inflation', \
  $series1bars using 1:2:3:4 with yerrorbars pointtype 0 linewidth 1.3 linecolor rgb '#0072B2' notitle, \
  $series1 using 1:2 with linespoints pointtype 7 pointsize 1.1 linewidth 1.8 linecolor rgb '#0072B2' title 'partition', \
  $series1open using 1:2 with points pointtype 7 pointsize 1.1 linecolor rgb '#FFFFFF' notitle, \
  $series1open using 1:2 with points pointtype 6 pointsize 1.1 linewidth 1.5 linecolor rgb '#0072B2' notitle, \
  $series2bars using 1:2:3:4 with yerrorbars pointtype 0 linewidth 1.3 linecolor rgb '#D55E00' notitle, \
  $series2 using 1:2 with linespoints pointtype 5 pointsize 1.1 linewidth 1.8 linecolor rgb '#D55E00' title 'partition-f32', \
  $series2open using 1:2 with points pointtype 5 pointsize 1.1 linecolor rgb '#FFFFFF' notitle, \
  $series2open using 1:2 with points pointtype 4 pointsize 1.1 linewidth 1.5 linecolor rgb '#D55E00' notitle
set terminal pngcairo noenhanced size 1000,640 font 'sans-serif,11' background '#FFFFFF'
set output directory.'cpu-time-inflation.png'
replot
set output
