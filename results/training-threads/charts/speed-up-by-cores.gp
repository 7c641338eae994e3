# Needs gnuplot 5.4 or newer. Run: gnuplot speed-up-by-cores.gp
set encoding utf8
directory = (exists('ARG1') && strlen(ARG1) > 0) ? ARG1.'/' : ''
set terminal svg noenhanced size 1000,640 font 'sans-serif,13' background '#FFFFFF'
set output directory.'speed-up-by-cores.svg'
set lmargin at screen 0.100
set rmargin at screen 0.841
set tmargin at screen 0.849
set bmargin at screen 0.209
set label 1 'training: speed-up by cores' at screen 0.02,0.955 left front font ',17' textcolor rgb '#000000'
set label 2 'median of n = 3 pairs of runs a point · bars: min–max, too few runs for an interval' at screen 0.02,0.910 left front font ',12' textcolor rgb '#555555'
set label 3 'Reference: cores=1, workers=1, threads=1.' at screen 0.02,0.078 left front font ',10' textcolor rgb '#555555'
set label 4 'AMD EPYC (family 26, model 2, stepping 1), 2 CPUs allowed, kernel 6.18.44-fc-v657; fitness: wall caution, cpu caution, memory fit;' at screen 0.02,0.050 left front font ',10' textcolor rgb '#555555'
set label 5 '2026-11-28; commit 1abd8926cd22' at screen 0.02,0.022 left front font ',10' textcolor rgb '#555555'
set border 3 linecolor rgb '#333333'
set grid xtics ytics linetype 1 linewidth 0.7 linecolor rgb '#DDDDDD'
set tics nomirror scale 0.5
unset key
set label 6 'variant' at screen 0.853,0.871 left front font ',11' textcolor rgb '#555555'
set arrow 1 from screen 0.853,0.815 to screen 0.879,0.815 nohead front linewidth 1.8 dashtype 2 linecolor rgb '#888888'
set label 7 'ideal' at screen 0.887,0.815 left front textcolor rgb '#000000'
set arrow 2 from screen 0.853,0.330 to screen 0.879,0.330 nohead front linewidth 1.8 dashtype 1 linecolor rgb '#CC79A7'
set label 8 '' at screen 0.866,0.330 front point pointtype 11 pointsize 1.1 linecolor rgb '#CC79A7'
set label 9 'balanced' at screen 0.887,0.330 left front textcolor rgb '#000000'
set arrow 3 from screen 0.853,0.295 to screen 0.879,0.295 nohead front linewidth 1.8 dashtype 1 linecolor rgb '#D55E00'
set label 10 '' at screen 0.866,0.295 front point pointtype 5 pointsize 1.1 linecolor rgb '#D55E00'
set label 11 'document-003' at screen 0.887,0.295 left front textcolor rgb '#000000'
set arrow 4 from screen 0.841,0.250 to screen 0.853,0.261 nohead front linewidth 0.7 dashtype 1 linecolor rgb '#009E73'
set arrow 5 from screen 0.853,0.261 to screen 0.879,0.261 nohead front linewidth 1.8 dashtype 1 linecolor rgb '#009E73'
set label 12 '' at screen 0.866,0.261 front point pointtype 9 pointsize 1.1 linecolor rgb '#009E73'
set label 13 'sequential' at screen 0.887,0.261 left front textcolor rgb '#000000'
set arrow 6 from screen 0.853,0.226 to screen 0.879,0.226 nohead front linewidth 1.8 dashtype 1 linecolor rgb '#0072B2'
set label 14 '' at screen 0.866,0.226 front point pointtype 7 pointsize 1.1 linecolor rgb '#0072B2'
set label 15 'uncapped' at screen 0.887,0.226 left front textcolor rgb '#000000'
set xlabel 'cores (log scale)'
set logscale x
set xrange [0.717655417355:351.143451169]
set xtics ('1' 1.0, '2' 2.0, '8' 8.0, '32' 32.0, '128' 128.0, '252' 252.0)
set ylabel 'speed-up (log scale)'
set logscale y
set yrange [0.673477303176:352.408553888]
set ytics ('×1' 1.0, '×2' 2.0, '×4' 4.0, '×8' 8.0, '×16' 16.0, '×32' 32.0, '×64' 64.0, '×128' 128.0, '×256' 256.0)
$guide << END
1.0 1.0
11.4583333333 11.4583333333
21.9166666667 21.9166666667
32.375 32.375
42.8333333333 42.8333333333
53.2916666667 53.2916666667
63.75 63.75
74.2083333333 74.2083333333
84.6666666667 84.6666666667
95.125 95.125
105.583333333 105.583333333
116.041666667 116.041666667
126.5 126.5
136.958333333 136.958333333
147.416666667 147.416666667
157.875 157.875
168.333333333 168.333333333
178.791666667 178.791666667
189.25 189.25
199.708333333 199.708333333
210.166666667 210.166666667
220.625 220.625
231.083333333 231.083333333
241.541666667 241.541666667
252.0 252.0
END
$series1 << END
1.0 1.0
END
$series2bars << END
2.0 1.6518238912 1.53185405352 1.68300783827
END
$series2 << END
1.0 1.0
2.0 1.6518238912
END
$series3bars << END
2.0 1.00559511705 1.00301598813 1.03443670446
8.0 1.03308904601 0.997726379878 1.05041338773
32.0 0.999345894573 0.985550910204 1.00925242479
128.0 1.01742258163 0.970983609125 1.02621766834
252.0 1.00757562222 0.941822073368 1.01482299279
END
$series3 << END
1.0 1.0
2.0 1.00559511705
8.0 1.03308904601
32.0 0.999345894573
128.0 1.01742258163
252.0 1.00757562222
END
$series4bars << END
2.0 1.65596100576 1.61267482138 1.7252061473
END
$series4 << END
1.0 1.0
2.0 1.65596100576
END
plot \
  $guide using 1:2 with lines dashtype 2 linewidth 1.5 linecolor rgb '#888888' notitle, \
  $series1 using 1:2 with linespoints pointtype 7 pointsize 1.1 linewidth 1.8 linecolor rgb '#0072B2' notitle, \
  $series2bars using 1:2:3:4 with yerrorbars pointtype 0 linewidth 1.3 linecolor rgb '#D55E00' notitle, \
  $series2 using 1:2 with linespoints pointtype 5 pointsize 1.1 linewidth 1.8 linecolor rgb '#D55E00' notitle, \
  $series3bars using 1:2:3:4 with yerrorbars pointtype 0 linewidth 1.3 linecolor rgb '#009E73' notitle, \
  $series3 using 1:2 with linespoints pointtype 9 pointsize 1.1 linewidth 1.8 linecolor rgb '#009E73' notitle, \
  $series4bars using 1:2:3:4 with yerrorbars pointtype 0 linewidth 1.3 linecolor rgb '#CC79A7' notitle, \
  $series4 using 1:2 with linespoints pointtype 11 pointsize 1.1 linewidth 1.8 linecolor rgb '#CC79A7' notitle
set terminal pngcairo noenhanced size 1000,640 font 'sans-serif,11' background '#FFFFFF'
set output directory.'speed-up-by-cores.png'
replot
set output
